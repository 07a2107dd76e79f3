import { Injectable } from '@nestjs/common';
import { type Month } from '../../kernel/month.js';
import { prepared, sql, sqlAmong } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** Rows of a department's month that ask for another look. */
export interface MarkedRows {
  month: Month;
  departmentId: string;
  /** Rows returned singly and not corrected yet. */
  returned: number;
  /** The reason of the first of them, by code; null where none was returned singly. */
  returnReason: string | null;
  /** Rows whose warnings were confirmed rather than corrected. */
  confirmed: number;
}

@Injectable()
export class ReportToDoRepository {
  /** By month and department; of these departments alone if given. Departments without such rows are absent. */
  async markedRows(
    tx: Transaction,
    months: readonly Month[],
    departmentIds: readonly string[] | null,
  ): Promise<MarkedRows[]> {
    return tx.query<MarkedRows>(
      prepared(sql`
      SELECT r.month, r.department_id,
             count(*) FILTER (WHERE r.return_reason IS NOT NULL)::integer AS returned,
             (array_agg(r.return_reason ORDER BY p.code) FILTER (WHERE r.return_reason IS NOT NULL))[1] AS return_reason,
             count(*) FILTER (WHERE r.confirmed_warnings <> '{}')::integer AS confirmed
        FROM status_report r
        JOIN procedure p ON p.municipality_id = r.municipality_id AND p.id = r.procedure_id
       WHERE r.municipality_id = ${tx.municipality} AND r.month = ANY (${months})
         AND (r.return_reason IS NOT NULL OR r.confirmed_warnings <> '{}')
         AND ${sqlAmong('r.department_id', departmentIds)}
       GROUP BY r.month, r.department_id ORDER BY r.month, r.department_id`),
    );
  }
}
