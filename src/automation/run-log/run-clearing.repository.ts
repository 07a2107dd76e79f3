import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MonthRepository } from '../../reporting/month/month.repository.js';

/** A month whose single runs were cleared away, and how many there were. */
export interface ClearedMonth {
  month: Month;
  runs: number;
}

@Injectable()
export class RunClearingRepository {
  constructor(private readonly months: MonthRepository) {}

  /** Which of these months are cleared. */
  async among(tx: Transaction, months: readonly Month[]): Promise<Set<Month>> {
    const rows = await tx.query<{ month: Month }>(sql`
      SELECT month FROM robot_run_cleared
       WHERE municipality_id = ${tx.municipality} AND month = ANY (${months})`);
    return new Set(rows.map(({ month }) => month));
  }

  /**
   * Deletes the runs of these closed months and notes the months; those that wait for their sums or hold late runs are
   * left alone. Returns the months cleared, oldest first. The months must be held, so that no run comes meanwhile.
   */
  async clear(tx: Transaction, months: readonly Month[], by: string): Promise<ClearedMonth[]> {
    return tx.query<ClearedMonth>(sql`
      WITH due AS (
        SELECT m.month FROM unnest(${months}::text[]) AS m(month)
         WHERE NOT EXISTS (SELECT FROM owed_work o
                            WHERE o.municipality_id = ${tx.municipality} AND o.kind = 'run-sums'
                              AND o.key = m.month AND o.done < o.requested)
           AND NOT EXISTS (SELECT FROM robot_run r
                            WHERE r.municipality_id = ${tx.municipality} AND r.month = m.month AND r.late)),
      gone AS (
        DELETE FROM robot_run
         WHERE municipality_id = ${tx.municipality} AND month IN (SELECT month FROM due) RETURNING month),
      noted AS (
        INSERT INTO robot_run_cleared (municipality_id, month, runs, cleared_by)
        SELECT ${tx.municipality}, month, count(*), ${by} FROM gone GROUP BY month RETURNING month, runs)
      SELECT month, runs FROM noted ORDER BY month`);
  }

  /** The closed months before `before`, held until the commit. */
  async lockClosed(tx: Transaction, before: Month): Promise<Month[]> {
    const closed: Month[] = [];
    const earlier = (await this.months.list(tx)).filter(
      ({ month, state }) => month < before && state === 'closed',
    );
    for (const { month } of earlier.reverse()) {
      const locked = await this.months.lockForClosing(tx, month);
      if (locked?.state === 'closed') closed.push(month);
    }
    return closed;
  }
}
