import { Injectable } from '@nestjs/common';
import { type FiscalYear, monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { sql } from '../../platform/database/sql.js';
import { type Completeness } from '../../kernel/rate.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type CandidateApplicationsDto } from './portfolio.dto.js';

interface Row extends Completeness {
  projectId: string;
  count: number;
}

/** How often the procedures of projects are applied for, by the catalogue. */
@Injectable()
export class ApplicationsRepository {
  /**
   * The applications of a whole fiscal year for each of these projects that has procedures: of each procedure the
   * recorded yearly count, else the sum of its accepted and submitted months. A procedure of which only some months
   * are known adds those and lowers completeness. Retired procedures are left out.
   */
  async ofYear(
    tx: Transaction,
    fiscalYear: FiscalYear,
    projectIds: readonly string[],
  ): Promise<Map<string, CandidateApplicationsDto>> {
    const months = monthsOfFiscalYear(fiscalYear);
    const rows = await tx.query<Row>(sql`
      SELECT l.project_id, coalesce(sum(coalesce(y.applications_total, m.total)), 0)::bigint AS count,
             (count(*) FILTER (WHERE y.applications_total IS NOT NULL OR y.applications_total_na
                                  OR m.known = CASE p.frequency WHEN 'yearly' THEN 1 ELSE 12 END))::integer
               AS reported,
             count(*)::integer AS expected
        FROM automation_project_procedure l
        JOIN procedure p
          ON p.municipality_id = ${tx.municipality} AND p.id = l.procedure_id AND p.retired_at IS NULL
        LEFT JOIN yearly_count y
          ON y.municipality_id = ${tx.municipality} AND y.fiscal_year = ${fiscalYear} AND y.procedure_id = p.id
         AND (y.applications_total IS NOT NULL OR y.applications_total_na)
        LEFT JOIN LATERAL (
          SELECT sum(r.applications_total) AS total,
                 count(*) FILTER (WHERE r.applications_total IS NOT NULL OR r.applications_total_na) AS known
            FROM status_report r
            JOIN submission s
              ON s.municipality_id = r.municipality_id AND s.month = r.month AND s.department_id = r.department_id
           WHERE r.municipality_id = ${tx.municipality} AND r.procedure_id = p.id AND r.month = ANY (${months})
             AND r.return_reason IS NULL AND s.state IN ('submitted', 'accepted')) m ON y.procedure_id IS NULL
       WHERE l.municipality_id = ${tx.municipality} AND l.project_id = ANY (${projectIds}::uuid[])
       GROUP BY l.project_id`);
    return new Map(
      rows.map(({ projectId, count, ...completeness }) => [projectId, { fiscalYear, count, completeness }]),
    );
  }
}
