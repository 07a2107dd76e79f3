import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type BoundTokenDto, type BoundUserDto } from './bearer-answer.dto.js';

/** Whoever stands for a department, users and tokens, all at once. */
@Injectable()
export class BearerRepository {
  /** By login, disabled ones too. */
  async users(tx: Transaction, departmentId: string): Promise<BoundUserDto[]> {
    return tx.query<BoundUserDto>(sql`
      SELECT id, login, label, section_head, disabled_at IS NOT NULL AS disabled
        FROM app_user
       WHERE municipality_id = ${tx.municipality} AND department_id = ${departmentId} ORDER BY login`);
  }

  /** By label: neither revoked nor expired at the instant. */
  async tokens(tx: Transaction, departmentId: string, at: Date): Promise<BoundTokenDto[]> {
    return tx.query<BoundTokenDto>(sql`
      SELECT id, label, created_by, expires_at FROM access_token
       WHERE municipality_id = ${tx.municipality} AND department_id = ${departmentId} AND revoked_at IS NULL
         AND expires_at > ${at}
       ORDER BY label, id`);
  }

  /** Binds every user of one department to another, disabled ones too; roles stay. Returns who went. */
  async moveUsers(tx: Transaction, from: string, to: string): Promise<BoundUserDto[]> {
    return tx.query<BoundUserDto>(sql`
      UPDATE app_user SET department_id = ${to}, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND department_id = ${from}
      RETURNING id, login, label, section_head, disabled_at IS NOT NULL AS disabled`);
  }

  /** Lets the users of a department in no more; their sessions, unused links and tokens end with it. Returns who that was. */
  async disableUsers(tx: Transaction, departmentId: string, at: Date): Promise<BoundUserDto[]> {
    const users = await tx.query<BoundUserDto>(sql`
      UPDATE app_user SET disabled_at = ${at}, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND department_id = ${departmentId} AND disabled_at IS NULL
      RETURNING id, login, label, section_head, true AS disabled`);
    const ids = users.map(({ id }) => id);
    await tx.execute(sql`
      DELETE FROM app_session WHERE municipality_id = ${tx.municipality} AND user_id = ANY (${ids}::uuid[])`);
    await tx.execute(sql`
      DELETE FROM password_link
       WHERE municipality_id = ${tx.municipality} AND user_id = ANY (${ids}::uuid[]) AND used_at IS NULL`);
    await tx.execute(sql`
      UPDATE access_token SET revoked_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND owner_id = ANY (${ids}::uuid[]) AND revoked_at IS NULL`);
    return users;
  }

  /** Lets no token of a department open anything any more. Returns those that still did. */
  async revokeTokens(
    tx: Transaction,
    departmentId: string,
    at: Date,
  ): Promise<{ id: string; label: string }[]> {
    return tx.query<{ id: string; label: string }>(sql`
      UPDATE access_token SET revoked_at = ${at}
       WHERE municipality_id = ${tx.municipality} AND department_id = ${departmentId} AND revoked_at IS NULL
      RETURNING id, label`);
  }
}
