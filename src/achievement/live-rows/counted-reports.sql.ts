import { type Month } from '../../kernel/month.js';
import { type LiveQuery } from './live-query.js';
import { type Sql, sql } from '../../platform/database/sql.js';

/**
 * The condition that report `r` of one of these months counts: its submission is in a state that counts and the row
 * itself was not returned. In a reopened month an accepted report that is neither returned nor entered again still
 * counts, whatever the state of its department's submission. With IS TRUE the submissions are read and hashed once for
 * the whole statement; a join would look them up again for every report.
 */
export function countedReport({ municipality, countedStates }: LiveQuery, months: readonly Month[]): Sql {
  const counted = sql`r.return_reason IS NULL AND ((r.month, r.department_id) IN (
    SELECT s.month, s.department_id FROM submission s
     WHERE s.municipality_id = ${municipality}
       AND s.month = ANY(${months}::text[])
       AND s.state = ANY(${countedStates}::text[]))) IS TRUE`;
  if (!countedStates.includes('accepted')) return counted;
  return sql`(${counted} OR ((r.month, r.procedure_id) IN (
    SELECT l.month, l.procedure_id FROM correction_line l
      JOIN reporting_month m ON m.municipality_id = l.municipality_id AND m.month = l.month
                            AND m.revision = l.revision
      JOIN status_report k ON k.municipality_id = l.municipality_id AND k.month = l.month
                          AND k.procedure_id = l.procedure_id
     WHERE l.municipality_id = ${municipality} AND l.month = ANY(${months}::text[]) AND l.report_counted
       AND m.revision <> coalesce(k.entered_revision, 1)
       AND m.revision IS DISTINCT FROM k.returned_revision)) IS TRUE)`;
}
