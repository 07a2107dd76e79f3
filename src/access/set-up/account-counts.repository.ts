import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** How far departments and users have come. */
export interface AccountCounts {
  /** Those that are not closed. */
  departments: number;
  /** Of these, how many have a user who may sign in. */
  departmentsWithUser: number;
}

@Injectable()
export class AccountCountsRepository {
  async counts(tx: Transaction): Promise<AccountCounts> {
    const row = await tx.one<AccountCounts>(sql`
      SELECT count(*)::int AS departments, count(*) FILTER (WHERE EXISTS (
               SELECT FROM app_user u
                WHERE u.municipality_id = d.municipality_id AND u.department_id = d.id
                  AND u.disabled_at IS NULL))::int AS departments_with_user
        FROM department d WHERE d.municipality_id = ${tx.municipality} AND d.ended_on IS NULL`);
    return row ?? { departments: 0, departmentsWithUser: 0 };
  }
}
