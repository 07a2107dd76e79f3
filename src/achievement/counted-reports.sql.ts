import { type Month } from '../kernel/month.js';
import { type Asked } from './asked.js';
import { type Parameters } from './parameters.js';

/**
 * The condition that report `r` of one of these months counts: it lies in a submission of a state that counts
 * and was not returned as a single row. Behind IS TRUE the submissions are gathered and hashed once for the whole
 * statement; as a join they would be looked up again for every report.
 */
export function countedReport(
  parameters: Parameters,
  { municipality, countedStates }: Asked,
  months: readonly Month[],
): string {
  return `r.return_reason IS NULL AND ((r.month, r.department_id) IN (
    SELECT s.month, s.department_id FROM submission s
     WHERE s.municipality_id = ${parameters.bind(municipality)}
       AND s.month = ANY(${parameters.bind(months)}::text[])
       AND s.state = ANY(${parameters.bind(countedStates)}::text[]))) IS TRUE`;
}
