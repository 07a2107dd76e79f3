import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type BoundTokenDto, type BoundUserDto } from './bearer-answer.dto.js';

/** Whoever stands for a department, users and tokens, all at once. */
@Injectable()
export class BearerRepository {
  /** By login, disabled ones too. */
  async users(tx: Transaction, departmentId: string): Promise<BoundUserDto[]> {
    return tx.query<BoundUserDto>(
      `SELECT id, login, label, section_head, disabled_at IS NOT NULL AS disabled
         FROM app_user WHERE municipality_id = $1 AND department_id = $2 ORDER BY login`,
      [tx.municipality, departmentId],
    );
  }

  /** By label: neither revoked nor expired at the instant. */
  async tokens(tx: Transaction, departmentId: string, at: Date): Promise<BoundTokenDto[]> {
    return tx.query<BoundTokenDto>(
      `SELECT id, label, created_by, expires_at FROM access_token
        WHERE municipality_id = $1 AND department_id = $2 AND revoked_at IS NULL
          AND expires_at > $3
        ORDER BY label, id`,
      [tx.municipality, departmentId, at],
    );
  }

  /** Binds every user of one department to another, disabled ones too; roles stay. Returns who went. */
  async moveUsers(tx: Transaction, from: string, to: string): Promise<BoundUserDto[]> {
    return tx.query<BoundUserDto>(
      `UPDATE app_user SET department_id = $3, version = version + 1
        WHERE municipality_id = $1 AND department_id = $2
       RETURNING id, login, label, section_head, disabled_at IS NOT NULL AS disabled`,
      [tx.municipality, from, to],
    );
  }

  /** Lets the users of a department in no more; their sessions, unused links and tokens end with it. Returns who that was. */
  async disableUsers(tx: Transaction, departmentId: string, at: Date): Promise<BoundUserDto[]> {
    const users = await tx.query<BoundUserDto>(
      `UPDATE app_user SET disabled_at = $3, version = version + 1
        WHERE municipality_id = $1 AND department_id = $2 AND disabled_at IS NULL
       RETURNING id, login, label, section_head, true AS disabled`,
      [tx.municipality, departmentId, at],
    );
    const ids = users.map(({ id }) => id);
    await tx.execute(`DELETE FROM app_session WHERE municipality_id = $1 AND user_id = ANY ($2::uuid[])`, [
      tx.municipality,
      ids,
    ]);
    await tx.execute(
      `DELETE FROM password_link WHERE municipality_id = $1 AND user_id = ANY ($2::uuid[]) AND used_at IS NULL`,
      [tx.municipality, ids],
    );
    await tx.execute(
      `UPDATE access_token SET revoked_at = $3
        WHERE municipality_id = $1 AND owner_id = ANY ($2::uuid[]) AND revoked_at IS NULL`,
      [tx.municipality, ids, at],
    );
    return users;
  }

  /** Lets no token of a department open anything any more. Returns those that still did. */
  async revokeTokens(
    tx: Transaction,
    departmentId: string,
    at: Date,
  ): Promise<{ id: string; label: string }[]> {
    return tx.query<{ id: string; label: string }>(
      `UPDATE access_token SET revoked_at = $3
        WHERE municipality_id = $1 AND department_id = $2 AND revoked_at IS NULL
       RETURNING id, label`,
      [tx.municipality, departmentId, at],
    );
  }
}
