import { type Month } from '../kernel/month.js';
import { type Asked } from './asked.js';
import { type Parameters } from './parameters.js';

/**
 * A fiscal year's counts of every procedure in the CTE `owing`: the recorded ones where there are any (both
 * blank is no record), else the sum of its months' reports as far as they count. A monthly procedure owes twelve
 * months, a yearly one its March; what was exempted or abolished owes the months before.
 *
 * The sum follows `kernel/count.ts`: Values add, 該当なし is neutral, 未回答 leaves a lower bound, so a sum is whole
 * only where every month owed was answered.
 */
export function liveYear(parameters: Parameters, asked: Asked, months: Month[]): string {
  const recorded = `(y.applications_total IS NOT NULL OR y.applications_total_na
                     OR y.applications_online IS NOT NULL OR y.applications_online_na)`;
  return `
    SELECT owing.procedure_id, coalesce(r.recorded, false) AS recorded,
           CASE WHEN r.recorded THEN r.total ELSE m.total END AS total,
           CASE WHEN r.recorded THEN r.total_na
                ELSE coalesce(m.total IS NULL AND m.any_total_na AND m.totals_na >= owed, false) END AS total_na,
           CASE WHEN r.recorded THEN r.online ELSE m.online END AS online,
           CASE WHEN r.recorded THEN r.online_na
                ELSE coalesce(m.online IS NULL AND m.any_online_na AND m.onlines_na >= owed, false) END AS online_na,
           CASE WHEN r.recorded THEN CASE WHEN r.online IS NULL THEN 0 ELSE coalesce(r.total, 0) END
                ELSE coalesce(m.pair_total, 0) END AS pair_total,
           CASE WHEN r.recorded THEN CASE WHEN r.total IS NULL THEN 0 ELSE coalesce(r.online, 0) END
                ELSE coalesce(m.pair_online, 0) END AS pair_online,
           CASE WHEN r.recorded THEN r.total IS NOT NULL OR r.total_na
                ELSE coalesce(m.totals, 0) >= owed AND m.procedure_id IS NOT NULL END AS total_whole,
           CASE WHEN r.recorded THEN r.total IS NOT NULL AND r.online IS NOT NULL OR r.total_na AND r.online_na
                ELSE coalesce(m.pairs, 0) >= owed AND m.procedure_id IS NOT NULL AND m.halves = 0 END AS pairs_whole
      FROM owing
      LEFT JOIN (
        SELECT y.procedure_id, true AS recorded, y.applications_total AS total, y.applications_total_na AS total_na,
               y.applications_online AS online, y.applications_online_na AS online_na
          FROM yearly_count y
         WHERE y.municipality_id = ${parameters.bind(asked.municipality)}
           AND y.fiscal_year = ${parameters.bind(asked.yearlyFiscalYear)} AND ${recorded}) r
        ON r.procedure_id = owing.procedure_id
      LEFT JOIN (${monthsAdded(parameters, asked, months)}) m ON m.procedure_id = owing.procedure_id`;
}

/**
 * How many months of the year each procedure in the CTE `state` owes, and the month from which it owes none any
 * more. The run of entries behind that month is looked up once for each procedure that is out of scope: hence
 * OFFSET 0, which keeps the planner from looking it up again wherever the month is used.
 */
export function owing(parameters: Parameters, asked: Asked, months: Month[]): string {
  const all = parameters.bind(months);
  const march = parameters.bind(months.at(-1));
  return `
    SELECT procedure_id, frequency, gone_from,
           CASE WHEN frequency = 'yearly' THEN CASE WHEN gone_from <= ${march} THEN 0 ELSE 1 END
                WHEN gone_from IS NULL THEN cardinality(${all}::text[])
                ELSE (SELECT count(*) FROM unnest(${all}::text[]) AS month WHERE month < gone_from)
            END AS owed
      FROM (SELECT procedure_id, frequency,
                   CASE WHEN NOT in_scope THEN to_char(${outSince(parameters, asked)}, 'YYYY-MM') END AS gone_from
              FROM state OFFSET 0) s`;
}

/** The first day of the unbroken run of entries that keep a procedure exempt or abolished. */
function outSince(parameters: Parameters, asked: Asked): string {
  const entries = `procedure_stage h WHERE h.municipality_id = ${parameters.bind(asked.municipality)}
    AND h.procedure_id = state.procedure_id AND h.effective_on <= ${parameters.bind(asked.asOf)}::date
    AND h.withdrawn_at IS NULL`;
  return `coalesce((
    SELECT min(h.effective_on) FROM ${entries} AND h.effective_on > coalesce((
      SELECT max(h.effective_on) FROM ${entries} AND h.stage NOT IN ('exempt', 'abolished')), '-infinity')),
    state.stage_since)`;
}

/** The year's reports, added up by procedure; only months still owed can be missing. */
function monthsAdded(parameters: Parameters, asked: Asked, months: Month[]): string {
  const first = parameters.bind(months[0]);
  const march = parameters.bind(months.at(-1));
  return `
    SELECT f.procedure_id, sum(f.total)::bigint AS total, sum(f.online)::bigint AS online,
           bool_or(f.total_na) AS any_total_na, bool_or(f.online_na) AS any_online_na,
           count(*) FILTER (WHERE f.due AND f.total_na) AS totals_na,
           count(*) FILTER (WHERE f.due AND f.online_na) AS onlines_na,
           count(*) FILTER (WHERE f.due AND (f.total IS NOT NULL OR f.total_na)) AS totals,
           count(*) FILTER (WHERE f.due AND (f.paired OR f.total_na AND f.online_na)) AS pairs,
           count(*) FILTER (WHERE NOT f.paired AND (f.total IS NOT NULL OR f.online IS NOT NULL)) AS halves,
           coalesce(sum(f.total) FILTER (WHERE f.paired), 0)::bigint AS pair_total,
           coalesce(sum(f.online) FILTER (WHERE f.paired), 0)::bigint AS pair_online
      FROM (
        SELECT o.procedure_id, r.applications_total AS total, r.applications_total_na AS total_na,
               r.applications_online AS online, r.applications_online_na AS online_na,
               r.applications_total IS NOT NULL AND r.applications_online IS NOT NULL AS paired,
               coalesce(r.month < o.gone_from, true) AS due
          FROM status_report r
          JOIN submission s ON s.municipality_id = r.municipality_id AND s.month = r.month
                           AND s.department_id = r.department_id
          JOIN owing o ON o.procedure_id = r.procedure_id
         WHERE r.municipality_id = ${parameters.bind(asked.municipality)}
           AND r.month BETWEEN ${first} AND ${march}
           AND (o.frequency = 'monthly' OR r.month = ${march})
           AND s.state = ANY(${parameters.bind(asked.countedStates)}) AND r.return_reason IS NULL) f
     GROUP BY f.procedure_id`;
}
