import { Injectable } from '@nestjs/common';
import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';

/** How many results of an open month a department has not entered. */
export interface MissingResults {
  month: Month;
  dueOn: IsoDate;
  missing: number;
}

@Injectable()
export class ResultToDoRepository {
  /**
   * Projects of a department that are in production at the end of a month received for the first time, at work in it,
   * and without a result; by month. Months without any are absent.
   */
  async missing(tx: Transaction, departmentId: string): Promise<MissingResults[]> {
    return tx.query<MissingResults>(
      prepared(sql`
      SELECT m.month, m.due_on, count(*)::integer AS missing
        FROM reporting_month m
        JOIN automation_project p ON p.municipality_id = m.municipality_id AND p.department_id = ${departmentId}
        JOIN LATERAL (
          SELECT stage FROM automation_stage s
           WHERE s.municipality_id = m.municipality_id AND s.project_id = p.id AND NOT s.planned
             AND s.withdrawn_at IS NULL AND s.stage_on < (m.month || '-01')::date + interval '1 month'
           ORDER BY s.stage_on DESC, s.seq DESC LIMIT 1) s ON s.stage = 'production'
       WHERE m.municipality_id = ${tx.municipality} AND m.state = 'open' AND m.revision = 1
         AND (p.operating_months = '{}' OR right(m.month, 2)::smallint = ANY (p.operating_months))
         AND NOT EXISTS (SELECT FROM automation_result r
                          WHERE r.municipality_id = m.municipality_id AND r.month = m.month AND r.project_id = p.id)
       GROUP BY m.month, m.due_on ORDER BY m.month`),
    );
  }
}
