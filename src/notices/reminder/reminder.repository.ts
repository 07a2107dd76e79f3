import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ReminderOccasion } from '../../reporting/notice-key.js';

/** A round of reminders: one for each month and occasion. */
export interface Reminder {
  month: Month;
  occasion: ReminderOccasion;
}

@Injectable()
export class ReminderRepository {
  /** The rounds of these months that have gone out; not those sent by a clock that was ahead of `now`. */
  async sent(tx: Transaction, months: readonly Month[], now: Date): Promise<Reminder[]> {
    return tx.query<Reminder>(sql`
      SELECT month, occasion FROM reminder
       WHERE municipality_id = ${tx.municipality} AND month = ANY (${months}) AND at <= ${now}`);
  }

  /** Notes that a round goes out; false where it has, also by a transaction that is only now committing. */
  async add(
    tx: Transaction,
    { month, occasion }: Reminder,
    departmentIds: readonly string[],
    at: Date,
  ): Promise<boolean> {
    return tx.changesOne(sql`
      INSERT INTO reminder (municipality_id, month, occasion, at, department_ids)
      VALUES (${tx.municipality}, ${month}, ${occasion}, ${at}, ${departmentIds})
      ON CONFLICT (municipality_id, month, occasion)
      DO UPDATE SET at = EXCLUDED.at, department_ids = EXCLUDED.department_ids WHERE reminder.at > EXCLUDED.at`);
  }
}
