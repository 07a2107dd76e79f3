import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ReminderByHandEntity } from './reminder-by-hand.entity.js';

/** When a department was reminded of a month, and by whom; the schedule is named as such. */
export type GivenReminder = Pick<ReminderByHandEntity, 'departmentId' | 'remindedBy' | 'remindedAt'>;

@Injectable()
export class ReminderByHandRepository {
  /** Notes that these departments are reminded today; returns those that had not been, also not by the schedule. */
  async add(
    tx: Transaction,
    { month, day, by, at }: { month: Month; day: IsoDate; by: string; at: Date },
    departmentIds: readonly string[],
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(sql`
      INSERT INTO reminder_by_hand (municipality_id, month, department_id, day, reminded_by, reminded_at)
      SELECT ${tx.municipality}, ${month}, id, ${day}, ${by}, ${at} FROM unnest(${departmentIds}::uuid[]) AS id
       WHERE NOT EXISTS (
         SELECT FROM reminder r
          WHERE r.municipality_id = ${tx.municipality} AND r.month = ${month} AND id = ANY (r.department_ids)
            AND (r.at AT TIME ZONE 'Asia/Tokyo')::date = ${day}::date)
       ORDER BY id
      ON CONFLICT DO NOTHING RETURNING department_id AS id`);
    return rows.map(({ id }) => id);
  }

  /** The latest reminder of each department about a month. */
  async latest(tx: Transaction, month: Month): Promise<GivenReminder[]> {
    return tx.query<GivenReminder>(sql`
      SELECT DISTINCT ON (department_id) department_id, reminded_by, reminded_at
        FROM (SELECT department_id, reminded_by, reminded_at FROM reminder_by_hand
               WHERE municipality_id = ${tx.municipality} AND month = ${month}
              UNION ALL
              SELECT unnest(department_ids), '自動処理', at FROM reminder
               WHERE municipality_id = ${tx.municipality} AND month = ${month}) given
       ORDER BY department_id, reminded_at DESC`);
  }
}
