import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type TokenDto } from './token.dto.js';

export type NewAccessToken = Pick<
  TokenDto,
  'role' | 'departmentId' | 'sectionHead' | 'label' | 'createdBy' | 'ownerId' | 'scopes' | 'expiresAt'
>;

/** A token that somebody presents, whatever has become of it. */
export type PresentedToken = Pick<
  TokenDto,
  | 'id'
  | 'role'
  | 'departmentId'
  | 'sectionHead'
  | 'label'
  | 'ownerId'
  | 'ownerMayHold'
  | 'scopes'
  | 'expiresAt'
  | 'revokedAt'
  | 'lastUsedAt'
>;

/** Of a token `t` and its owner `u`: no token has more rights than its owner. */
const OWNER_MAY_HOLD = `(t.owner_id IS NULL OR (u.disabled_at IS NULL AND (
    u.role = 'operator' OR (u.role = 'dx-office' AND t.role <> 'operator')
    OR (u.role = t.role AND u.department_id IS NOT DISTINCT FROM t.department_id
        AND (u.section_head OR NOT t.section_head)))))`;

const FROM = `
  SELECT t.id, t.role, t.department_id, d.name AS department_name, t.section_head,
         t.label, t.created_at, t.created_by, t.owner_id,
         u.label AS owner_label, ${OWNER_MAY_HOLD} AS owner_may_hold, t.scopes, t.expires_at,
         t.revoked_at, t.last_used_at
    FROM access_token t
    LEFT JOIN app_user u ON u.municipality_id = t.municipality_id AND u.id = t.owner_id
    LEFT JOIN department d ON d.municipality_id = t.municipality_id AND d.id = t.department_id
   WHERE t.municipality_id = $1`;

@Injectable()
export class TokenRepository {
  /** Returns the new token's id. */
  async insert(tx: Transaction, hash: string, token: NewAccessToken): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO access_token (municipality_id, token_hash, role, department_id, section_head, label, created_by,
                                 owner_id, scopes, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        tx.municipality,
        hash,
        token.role,
        token.departmentId,
        token.sectionHead,
        token.label,
        token.createdBy,
        token.ownerId,
        token.scopes,
        token.expiresAt,
      ],
    );
    return rows.map(({ id }) => id).join();
  }

  async find(tx: Transaction, id: string): Promise<TokenDto | undefined> {
    const [found] = await tx.query<TokenDto>(`${FROM} AND t.id = $2`, [tx.municipality, id]);
    return found;
  }

  /** Newest first; `before` is the keyset: only tokens made before that one. */
  async list(
    tx: Transaction,
    { before, limit }: { before: { at: string; id: string } | null; limit: number },
  ): Promise<TokenDto[]> {
    return tx.query<TokenDto>(
      `${FROM} AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', t.created_at), t.id) < ($2, $3::uuid))
        ORDER BY date_trunc('milliseconds', t.created_at) DESC, t.id DESC LIMIT $4`,
      [tx.municipality, before?.at ?? null, before?.id ?? null, limit],
    );
  }

  /** Revokes a token that is not revoked yet; false where there was nothing to do. */
  async revoke(tx: Transaction, id: string, at: Date): Promise<boolean> {
    const rowCount = await tx.execute(
      `UPDATE access_token SET revoked_at = $3 WHERE municipality_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [tx.municipality, id, at],
    );
    return rowCount === 1;
  }

  /** Revokes what a user owns and is not revoked yet. Returns those tokens. */
  async revokeOfOwner(tx: Transaction, ownerId: string, at: Date): Promise<Pick<TokenDto, 'id' | 'label'>[]> {
    return tx.query(
      `UPDATE access_token SET revoked_at = $3
        WHERE municipality_id = $1 AND owner_id = $2 AND revoked_at IS NULL RETURNING id, label`,
      [tx.municipality, ownerId, at],
    );
  }

  /** Writes down the last use; not again within the minute. */
  async touch(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.execute(
      `UPDATE access_token SET last_used_at = $3
        WHERE municipality_id = $1 AND id = $2
          AND (last_used_at IS NULL OR last_used_at <= $3::timestamptz - interval '1 minute')`,
      [tx.municipality, id, at],
    );
  }

  /** For sign-in, as the system role: the token of a municipality with this hash, valid or not. */
  async findPresented(
    system: Transaction,
    municipality: string,
    hash: string,
  ): Promise<PresentedToken | undefined> {
    const [found] = await system.query<PresentedToken>(
      `SELECT t.id, t.role, t.department_id, t.section_head, t.label,
              t.owner_id, ${OWNER_MAY_HOLD} AS owner_may_hold, t.scopes, t.expires_at,
              t.revoked_at, t.last_used_at
         FROM access_token t
         LEFT JOIN app_user u ON u.municipality_id = t.municipality_id AND u.id = t.owner_id
        WHERE t.token_hash = $2 AND t.municipality_id = $1`,
      [municipality, hash],
    );
    return found;
  }
}
