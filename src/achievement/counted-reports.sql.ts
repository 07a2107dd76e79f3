import { type Month } from '../kernel/month.js';
import { type Asked } from './asked.js';
import { type Parameters } from './parameters.js';

/**
 * The condition that report `r` of one of these months counts: it lies in a submission of a state that counts
 * and was not returned as a single row. In a month that was reopened what had been accepted and is neither returned
 * nor entered anew counts on, whatever becomes of its department's report. Behind IS TRUE the submissions are gathered
 * and hashed once for the whole statement; as a join they would be looked up again for every report.
 */
export function countedReport(
  parameters: Parameters,
  { municipality, countedStates }: Asked,
  months: readonly Month[],
): string {
  const given = parameters.bind(municipality);
  const of = parameters.bind(months);
  const counted = `r.return_reason IS NULL AND ((r.month, r.department_id) IN (
    SELECT s.month, s.department_id FROM submission s
     WHERE s.municipality_id = ${given}
       AND s.month = ANY(${of}::text[])
       AND s.state = ANY(${parameters.bind(countedStates)}::text[]))) IS TRUE`;
  if (!countedStates.includes('accepted')) return counted;
  return `(${counted} OR ((r.month, r.procedure_id) IN (
    SELECT l.month, l.procedure_id FROM correction_line l
      JOIN reporting_month m ON m.municipality_id = l.municipality_id AND m.month = l.month
                            AND m.revision = l.revision
      JOIN status_report k ON k.municipality_id = l.municipality_id AND k.month = l.month
                          AND k.procedure_id = l.procedure_id
     WHERE l.municipality_id = ${given} AND l.month = ANY(${of}::text[]) AND l.report_counted
       AND m.revision <> coalesce(k.entered_revision, 1)
       AND m.revision IS DISTINCT FROM k.returned_revision)) IS TRUE)`;
}
