import { Injectable } from '@nestjs/common';
import { prepared, type Sql, sql } from '../../platform/database/sql.js';
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
const OWNER_MAY_HOLD = sql`(t.owner_id IS NULL OR (u.disabled_at IS NULL AND (
    u.role = 'operator' OR (u.role = 'dx-office' AND t.role <> 'operator')
    OR (u.role = t.role AND u.department_id IS NOT DISTINCT FROM t.department_id
        AND (u.section_head OR NOT t.section_head)))))`;

const from = (tx: Transaction) => sql`
  SELECT t.id, t.role, t.department_id, d.name AS department_name, t.section_head,
         t.label, t.created_at, t.created_by, t.owner_id,
         u.label AS owner_label, ${OWNER_MAY_HOLD} AS owner_may_hold, t.scopes, t.expires_at,
         t.revoked_at, t.last_used_at
    FROM access_token t
    LEFT JOIN app_user u ON u.municipality_id = t.municipality_id AND u.id = t.owner_id
    LEFT JOIN department d ON d.municipality_id = t.municipality_id AND d.id = t.department_id
   WHERE t.municipality_id = ${tx.municipality}`;

const presented = (municipality: string, which: Sql) => sql`
  SELECT t.id, t.role, t.department_id, t.section_head, t.label,
         t.owner_id, ${OWNER_MAY_HOLD} AS owner_may_hold, t.scopes, t.expires_at,
         t.revoked_at, t.last_used_at
    FROM access_token t
    LEFT JOIN app_user u ON u.municipality_id = t.municipality_id AND u.id = t.owner_id
   WHERE ${which} AND t.municipality_id = ${municipality}`;

@Injectable()
export class TokenRepository {
  /** Returns the new token's id. */
  async insert(tx: Transaction, hash: string, token: NewAccessToken): Promise<string> {
    const rows = await tx.query<{ id: string }>(sql`
      INSERT INTO access_token (municipality_id, token_hash, role, department_id, section_head, label,
                                created_by, owner_id, scopes, expires_at)
      VALUES (${tx.municipality}, ${hash}, ${token.role}, ${token.departmentId}, ${token.sectionHead},
              ${token.label}, ${token.createdBy}, ${token.ownerId}, ${token.scopes}, ${token.expiresAt})
      RETURNING id`);
    return rows.map(({ id }) => id).join();
  }

  async find(tx: Transaction, id: string): Promise<TokenDto | undefined> {
    return tx.one<TokenDto>(sql`${from(tx)} AND t.id = ${id}`);
  }

  /** Newest first; `before` is the keyset: only tokens made before that instant and id. */
  async list(
    tx: Transaction,
    { before: [at = null, id = null], limit }: { before: readonly (string | null)[]; limit: number },
  ): Promise<TokenDto[]> {
    return tx.query<TokenDto>(sql`
      ${from(tx)}
         AND (${at}::timestamptz IS NULL OR (date_trunc('milliseconds', t.created_at), t.id) < (${at}, ${id}::uuid))
       ORDER BY date_trunc('milliseconds', t.created_at) DESC, t.id DESC LIMIT ${limit}`);
  }

  /** Revokes a token that is not revoked yet; false where there was nothing to do. */
  async revoke(tx: Transaction, id: string, at: Date): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE access_token SET revoked_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND revoked_at IS NULL`);
  }

  /** Revokes what a user owns and is not revoked yet. Returns those tokens. */
  async revokeOfOwner(tx: Transaction, ownerId: string, at: Date): Promise<Pick<TokenDto, 'id' | 'label'>[]> {
    return tx.query(sql`
      UPDATE access_token SET revoked_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND owner_id = ${ownerId} AND revoked_at IS NULL
       RETURNING id, label`);
  }

  /** Writes down the last use; not again within the minute. */
  async touch(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.execute(sql`
      UPDATE access_token SET last_used_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND id = ${id}
         AND (last_used_at IS NULL OR last_used_at <= ${at}::timestamptz - interval '1 minute')`);
  }

  /** For sign-in, as the system role: the token of a municipality with this hash, valid or not. */
  async findPresented(
    system: Transaction,
    municipality: string,
    hash: string,
  ): Promise<PresentedToken | undefined> {
    return system.one<PresentedToken>(prepared(presented(municipality, sql`t.token_hash = ${hash}`)));
  }

  /** The statement that reads a token again, in a transaction of its municipality. */
  again(municipality: string, id: string): Sql {
    return prepared(presented(municipality, sql`t.id = ${id}`));
  }
}
