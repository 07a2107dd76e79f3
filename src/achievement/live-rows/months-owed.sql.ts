import { type Month } from '../../kernel/month.js';
import { type LiveQuery } from './live-query.js';
import { type Sql, sql } from '../../platform/database/sql.js';

const MONTH_END = sql`((month || '-01')::date + interval '1 month' - interval '1 day')::date`;
const OUT_OF_SCOPE = sql`('exempt', 'abolished')`;

/**
 * The reports that the procedure in `state` owes in a fiscal year, one row: `counted`, the months whose reports give its
 * counts; `due`, the months whose report is owed; `owed`, how many.
 *
 * A monthly procedure owes every month, a yearly one its March. Where the frequency changed during the year, each month
 * is owed as it was at the time: the March report covers the months since the change, and months before it that were to
 * be covered in March are no longer requested, so that the year stays a lower bound. A month at whose end the procedure
 * was exempt or abolished is not owed, even where the procedure came back later.
 */
export function monthsOwed(query: LiveQuery, months: Month[]): Sql {
  const all = sql`${months}::text[]`;
  const march = sql`${months.at(-1)}::text`;
  const unchanged = sql`CASE WHEN state.frequency = 'yearly' THEN ARRAY[${march}] ELSE ${all} END`;
  const changes = sql`procedure_frequency_change c
    WHERE c.municipality_id = ${query.municipality} AND c.procedure_id = state.procedure_id`;
  const byMonth = sql`
    SELECT month, monthly, lead(monthly) OVER (ORDER BY month) AS then_monthly
      FROM (SELECT month, coalesce(
                     (SELECT c.after FROM ${changes} AND c.effective_on <= ${MONTH_END} ORDER BY c.seq DESC LIMIT 1),
                     (SELECT c.before FROM ${changes} ORDER BY c.seq LIMIT 1)) = 'monthly' AS monthly
              FROM unnest(${all}) AS month) frequency`;
  return sql`
    SELECT requested.counted, due.months AS due, cardinality(due.months) AS owed
      FROM (SELECT EXISTS (SELECT FROM ${changes}) AS changed OFFSET 0) h
      CROSS JOIN LATERAL (
        SELECT CASE WHEN h.changed THEN ARRAY(SELECT month FROM (${byMonth}) m WHERE monthly OR month = ${march})
                    ELSE ${unchanged} END AS counted,
               CASE WHEN h.changed THEN ARRAY(SELECT month FROM (${byMonth}) m WHERE monthly OR then_monthly IS NOT FALSE)
                    ELSE ${unchanged} END AS months
        OFFSET 0) requested
      CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT month FROM unnest(requested.months) AS month
                      WHERE month <> ALL (${monthsOutOfScope(query, all)})) AS months
        OFFSET 0) due`;
}

/** The months at whose end the procedure was out of scope, from its history and its current stage. */
function monthsOutOfScope(query: LiveQuery, all: Sql): Sql {
  const entries = sql`procedure_stage h WHERE h.municipality_id = ${query.municipality}
    AND h.procedure_id = state.procedure_id AND h.effective_on <= ${query.asOf}::date
    AND h.withdrawn_at IS NULL`;
  return sql`
    CASE WHEN state.in_scope AND NOT EXISTS (SELECT FROM ${entries} AND h.stage IN ${OUT_OF_SCOPE}) THEN '{}'
         ELSE ARRAY(
           SELECT month FROM unnest(${all}) AS month
            WHERE (SELECT e.stage
                     FROM (SELECT h.stage, h.effective_on, h.seq FROM ${entries}
                           UNION ALL SELECT state.stage, state.stage_since, 9223372036854775807) e
                    WHERE e.effective_on <= ${MONTH_END}
                    ORDER BY e.effective_on DESC, e.seq DESC LIMIT 1) IN ${OUT_OF_SCOPE}) END`;
}
