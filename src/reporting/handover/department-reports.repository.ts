import { Injectable } from '@nestjs/common';
import { type Month, monthLockName } from '../../kernel/month.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type OpenReportDto } from './open-report.dto.js';

/** The reports of a department in months that are not closed, and their move to the department that takes over. */
@Injectable()
export class DepartmentReportsRepository {
  /**
   * Oldest month first. Where an heir is named, also the open months in which only the heir has submitted.
   */
  async list(tx: Transaction, departmentId: string, heirId: string | null = null): Promise<OpenReportDto[]> {
    return tx.query<OpenReportDto>(sql`
      SELECT m.month, m.state = 'open' AS open, s.state, h.state AS heir_state,
             (SELECT count(*) FROM status_report r
               WHERE r.municipality_id = ${tx.municipality} AND r.month = m.month
                 AND r.department_id = ${departmentId}) AS rows
        FROM reporting_month m
        LEFT JOIN submission s ON s.municipality_id = ${tx.municipality} AND s.month = m.month
                              AND s.department_id = ${departmentId}
        LEFT JOIN submission h ON h.municipality_id = ${tx.municipality} AND h.month = m.month
                              AND h.department_id = ${heirId}
       WHERE m.municipality_id = ${tx.municipality} AND m.state <> 'closed'
         AND (s.state IS NOT NULL OR (m.state = 'open' AND h.state IN ('checking', 'submitted', 'accepted')))
       ORDER BY m.month`);
  }

  /** Locks the open months against closing, and these departments' submissions in them, until the commit. */
  async lock(tx: Transaction, departmentIds: readonly string[]): Promise<void> {
    const open = await tx.query<{ month: Month }>(sql`
      SELECT month FROM reporting_month
       WHERE municipality_id = ${tx.municipality} AND state = 'open' ORDER BY month`);
    const names = open.map(({ month }) => monthLockName(month));
    await tx.lock(names, 'shared');
    await tx.execute(sql`
      SELECT FROM reporting_month
       WHERE municipality_id = ${tx.municipality} AND state = 'open' ORDER BY month FOR SHARE`);
    await tx.execute(sql`
      SELECT FROM submission s
        JOIN reporting_month m ON m.municipality_id = ${tx.municipality} AND m.month = s.month AND m.state = 'open'
       WHERE s.municipality_id = ${tx.municipality} AND s.department_id = ANY (${departmentIds}::uuid[])
       ORDER BY s.month, s.department_id FOR UPDATE OF s`);
  }

  /**
   * Moves the rows of these months. The receiving report is begun where there is none; a return of the whole report
   * goes along with its reason, and the emptied report becomes a plain draft. Returns the number of rows moved.
   */
  async move(
    tx: Transaction,
    { from, to, months }: { from: string; to: string; months: readonly Month[] },
  ): Promise<number> {
    if (months.length === 0) return 0;
    await tx.execute(sql`
      INSERT INTO submission AS heir (municipality_id, month, department_id, state, on_behalf, return_reason)
      SELECT ${tx.municipality}, s.month, ${to}, CASE s.state WHEN 'returned' THEN 'returned' ELSE 'draft' END,
             s.on_behalf, s.return_reason
        FROM submission s
       WHERE s.municipality_id = ${tx.municipality} AND s.department_id = ${from}
         AND s.month = ANY (${months}::text[]) ORDER BY s.month
      ON CONFLICT (municipality_id, month, department_id) DO UPDATE
         SET state = CASE WHEN 'returned' IN (heir.state, EXCLUDED.state) THEN 'returned' ELSE heir.state END,
             on_behalf = heir.on_behalf OR EXCLUDED.on_behalf,
             return_reason = nullif(concat_ws(' ', heir.return_reason, EXCLUDED.return_reason), ''),
             version = heir.version + 1`);
    const rows = await tx.execute(sql`
      UPDATE status_report SET department_id = ${to}, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND department_id = ${from} AND month = ANY (${months}::text[])`);
    await tx.execute(sql`
      UPDATE submission SET state = 'draft', on_behalf = false, return_reason = NULL, version = version + 1
       WHERE municipality_id = ${tx.municipality} AND department_id = ${from}
         AND month = ANY (${months}::text[])`);
    return rows;
  }
}
