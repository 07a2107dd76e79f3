import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** Something somebody has entered in a month. */
export interface MonthTrace {
  what: 'report' | 'result' | 'review' | 'report-file';
  /** The department, project or person it is of. */
  of: string;
}

@Injectable()
export class MonthWithdrawalRepository {
  /** Everything people have entered in a month, by what it is and whose. */
  async traces(tx: Transaction, month: Month): Promise<MonthTrace[]> {
    return tx.query<MonthTrace>(
      `SELECT what, "of" FROM (
         SELECT 1 AS rank, 'report' AS what, d.name AS "of" FROM submission s
           JOIN department d ON d.municipality_id = s.municipality_id AND d.id = s.department_id
          WHERE s.municipality_id = $1 AND s.month = $2
         UNION
         SELECT 2, 'result', p.name FROM automation_result r
           JOIN automation_project p ON p.municipality_id = r.municipality_id AND p.id = r.project_id
          WHERE r.municipality_id = $1 AND r.month = $2
         UNION
         SELECT 3, 'review', written_by FROM review_text WHERE municipality_id = $1 AND month = $2
         UNION
         SELECT 3, 'review', recorded_by FROM review_action_step WHERE municipality_id = $1 AND month = $2
         UNION
         SELECT 4, 'report-file', 'DX推進課' FROM report_model WHERE municipality_id = $1 AND month = $2
       ) trace ORDER BY rank, "of"`,
      [tx.municipality, month],
    );
  }

  /** Deletes what was made automatically for an opened month: reminders and provisional figures. */
  async deleteAutomatic(tx: Transaction, month: Month): Promise<void> {
    const figures = ['figure', 'snapshot', 'figure_basis'].map((table) => `${table} WHERE period`);
    for (const table of ['reminder WHERE month', 'reminder_by_hand WHERE month', ...figures]) {
      await tx.execute(`DELETE FROM ${table} = $2 AND municipality_id = $1`, [tx.municipality, month]);
    }
  }

  /** Notes that a month was taken back. */
  async note(tx: Transaction, month: Month, by: string, at: Date): Promise<void> {
    await tx.execute(
      `INSERT INTO month_withdrawal (municipality_id, month, withdrawn_at, withdrawn_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (municipality_id, month)
       DO UPDATE SET withdrawn_at = EXCLUDED.withdrawn_at, withdrawn_by = EXCLUDED.withdrawn_by`,
      [tx.municipality, month, at, by],
    );
  }

  /** When each month was last taken back; those never taken back are absent. */
  async withdrawals(tx: Transaction): Promise<{ month: Month; at: Date }[]> {
    return tx.query<{ month: Month; at: Date }>(
      `SELECT month, withdrawn_at AS at FROM month_withdrawal WHERE municipality_id = $1`,
      [tx.municipality],
    );
  }
}
