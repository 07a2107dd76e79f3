import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Role } from '../context.js';

/** A token as it is listed; its secret is stored nowhere. */
export interface AccessToken {
  id: string;
  role: Role;
  departmentId: string | null;
  departmentName: string | null;
  sectionHead: boolean;
  label: string;
  createdAt: Date;
  createdBy: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

export type NewAccessToken = Pick<
  AccessToken,
  'role' | 'departmentId' | 'sectionHead' | 'label' | 'createdBy' | 'expiresAt'
>;

const FROM = `
  SELECT t.id, t.role, t.department_id AS "departmentId", d.name AS "departmentName", t.section_head AS "sectionHead",
         t.label, t.created_at AS "createdAt", t.created_by AS "createdBy", t.expires_at AS "expiresAt",
         t.revoked_at AS "revokedAt"
    FROM access_token t
    LEFT JOIN department d ON d.municipality_id = t.municipality_id AND d.id = t.department_id
   WHERE t.municipality_id = $1`;

@Injectable()
export class TokenRepository {
  /** Returns the new token's id. */
  async insert(tx: Transaction, hash: string, token: NewAccessToken): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO access_token (municipality_id, token_hash, role, department_id, section_head, label, created_by,
                                 expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        tx.municipality,
        hash,
        token.role,
        token.departmentId,
        token.sectionHead,
        token.label,
        token.createdBy,
        token.expiresAt,
      ],
    );
    return rows.map(({ id }) => id).join();
  }

  async find(tx: Transaction, id: string): Promise<AccessToken | undefined> {
    const [found] = await tx.query<AccessToken>(`${FROM} AND t.id = $2`, [tx.municipality, id]);
    return found;
  }

  /** Newest first; `before` is the keyset: only tokens made before that one. */
  async list(
    tx: Transaction,
    { before, limit }: { before: { at: string; id: string } | null; limit: number },
  ): Promise<AccessToken[]> {
    return tx.query<AccessToken>(
      `${FROM} AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', t.created_at), t.id) < ($2, $3::uuid))
        ORDER BY date_trunc('milliseconds', t.created_at) DESC, t.id DESC LIMIT $4`,
      [tx.municipality, before?.at ?? null, before?.id ?? null, limit],
    );
  }

  /** Revokes a token that is not revoked yet; false where there was nothing to do. */
  async revoke(tx: Transaction, id: string, at: Date): Promise<boolean> {
    const touched = await tx.execute(
      `UPDATE access_token SET revoked_at = $3 WHERE municipality_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [tx.municipality, id, at],
    );
    return touched === 1;
  }

  /** For sign-in, through the system's door: the valid token of a municipality with this hash. */
  async findValid(
    system: Transaction,
    municipality: string,
    hash: string,
    at: Date,
  ): Promise<Pick<AccessToken, 'id' | 'role' | 'departmentId' | 'sectionHead' | 'label'> | undefined> {
    const [found] = await system.query<AccessToken>(
      `SELECT id, role, department_id AS "departmentId", section_head AS "sectionHead", label
         FROM access_token
        WHERE token_hash = $2 AND municipality_id = $1 AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at > $3)`,
      [municipality, hash, at],
    );
    return found;
  }
}
