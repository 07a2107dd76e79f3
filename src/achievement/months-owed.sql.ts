import { type Month } from '../kernel/month.js';
import { type Asked } from './asked.js';
import { type Parameters } from './parameters.js';

const MONTH_END = `((month || '-01')::date + interval '1 month' - interval '1 day')::date`;
const OUT_OF_SCOPE = `('exempt', 'abolished')`;

/**
 * What the procedure in `state` owes in a fiscal year, one row: `counted`, the months whose reports tell its counts;
 * `due`, those of which one is owed; `owed`, how many.
 *
 * A procedure that reports every month owes each of them, one that reports once a year its March. Where the rhythm
 * changed in the year, each month is owed as it was asked for then: March tells the months since the change, and of
 * months before it that were to be told in March nobody is asked any more, so that the year stays a lower bound. A
 * month at whose end the procedure was exempt or abolished is not owed, also where it came back later.
 */
export function monthsOwed(parameters: Parameters, asked: Asked, months: Month[]): string {
  const all = `${parameters.bind(months)}::text[]`;
  const march = `${parameters.bind(months.at(-1))}::text`;
  const plainly = `CASE WHEN state.frequency = 'yearly' THEN ARRAY[${march}] ELSE ${all} END`;
  const changes = `procedure_frequency_change c
    WHERE c.municipality_id = ${parameters.bind(asked.municipality)} AND c.procedure_id = state.procedure_id`;
  const byMonth = `
    SELECT month, monthly, lead(monthly) OVER (ORDER BY month) AS then_monthly
      FROM (SELECT month, coalesce(
                     (SELECT c.after FROM ${changes} AND c.effective_on <= ${MONTH_END} ORDER BY c.seq DESC LIMIT 1),
                     (SELECT c.before FROM ${changes} ORDER BY c.seq LIMIT 1)) = 'monthly' AS monthly
              FROM unnest(${all}) AS month) rhythm`;
  return `
    SELECT rhythm.counted, due.months AS due, cardinality(due.months) AS owed
      FROM (SELECT EXISTS (SELECT FROM ${changes}) AS changed OFFSET 0) h
      CROSS JOIN LATERAL (
        SELECT CASE WHEN h.changed THEN ARRAY(SELECT month FROM (${byMonth}) m WHERE monthly OR month = ${march})
                    ELSE ${plainly} END AS counted,
               CASE WHEN h.changed THEN ARRAY(SELECT month FROM (${byMonth}) m WHERE monthly OR then_monthly IS NOT FALSE)
                    ELSE ${plainly} END AS asked
        OFFSET 0) rhythm
      CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT month FROM unnest(rhythm.asked) AS month
                      WHERE month <> ALL (${monthsOut(parameters, asked, all)})) AS months
        OFFSET 0) due`;
}

/** The months at whose end the procedure was out of scope, by its history and the stage that figures count now. */
function monthsOut(parameters: Parameters, asked: Asked, all: string): string {
  const entries = `procedure_stage h WHERE h.municipality_id = ${parameters.bind(asked.municipality)}
    AND h.procedure_id = state.procedure_id AND h.effective_on <= ${parameters.bind(asked.asOf)}::date
    AND h.withdrawn_at IS NULL`;
  return `
    CASE WHEN state.in_scope AND NOT EXISTS (SELECT FROM ${entries} AND h.stage IN ${OUT_OF_SCOPE}) THEN '{}'
         ELSE ARRAY(
           SELECT month FROM unnest(${all}) AS month
            WHERE (SELECT e.stage
                     FROM (SELECT h.stage, h.effective_on, h.seq FROM ${entries}
                           UNION ALL SELECT state.stage, state.stage_since, 9223372036854775807) e
                    WHERE e.effective_on <= ${MONTH_END}
                    ORDER BY e.effective_on DESC, e.seq DESC LIMIT 1) IN ${OUT_OF_SCOPE}) END`;
}
