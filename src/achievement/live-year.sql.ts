import { type Month } from '../kernel/month.js';
import { type Asked } from './asked.js';
import { countedReport } from './counted-reports.sql.js';
import { type Parameters } from './parameters.js';

/**
 * A fiscal year's counts of the procedure in `state`, one row: the recorded ones where there are any (both blank
 * is no record), else the sum of its months' reports as far as they count. A monthly procedure owes twelve
 * months, a yearly one its March; what was exempted or abolished owes the months before.
 *
 * The sum follows `kernel/count.ts`: Values add, 該当なし is neutral, 未回答 leaves a lower bound, so a sum is whole
 * only where every month owed was answered.
 */
export function liveYear(parameters: Parameters, asked: Asked, months: Month[]): string {
  return `
    SELECT coalesce(recorded.recorded, false) AS recorded,
           CASE WHEN recorded.recorded THEN recorded.total ELSE m.total END AS total,
           CASE WHEN recorded.recorded THEN recorded.total_na
                ELSE coalesce(m.total IS NULL AND m.any_total_na AND m.totals_na >= owed, false) END AS total_na,
           CASE WHEN recorded.recorded THEN recorded.online ELSE m.online END AS online,
           CASE WHEN recorded.recorded THEN recorded.online_na
                ELSE coalesce(m.online IS NULL AND m.any_online_na AND m.onlines_na >= owed, false) END AS online_na,
           CASE WHEN recorded.recorded THEN CASE WHEN recorded.online IS NULL THEN 0 ELSE coalesce(recorded.total, 0) END
                ELSE m.pair_total END AS pair_total,
           CASE WHEN recorded.recorded THEN CASE WHEN recorded.total IS NULL THEN 0 ELSE coalesce(recorded.online, 0) END
                ELSE m.pair_online END AS pair_online,
           CASE WHEN recorded.recorded THEN recorded.total IS NOT NULL OR recorded.total_na
                ELSE m.totals >= owed AND m.reports > 0 END AS total_whole,
           CASE WHEN recorded.recorded THEN recorded.total IS NOT NULL AND recorded.online IS NOT NULL OR recorded.total_na AND recorded.online_na
                ELSE m.pairs >= owed AND m.reports > 0 AND m.halves = 0 END AS pairs_whole
      FROM (${monthsOwed(parameters, asked, months)}) owing
      LEFT JOIN LATERAL (${recordedCount(parameters, asked)}) recorded ON true
      CROSS JOIN LATERAL (${monthsAdded(parameters, asked, months)}) m`;
}

function recordedCount(parameters: Parameters, asked: Asked): string {
  return `
    SELECT true AS recorded, y.applications_total AS total, y.applications_total_na AS total_na,
           y.applications_online AS online, y.applications_online_na AS online_na
      FROM yearly_count y
     WHERE y.municipality_id = ${parameters.bind(asked.municipality)}
       AND y.fiscal_year = ${parameters.bind(asked.yearlyFiscalYear)} AND y.procedure_id = state.procedure_id
       AND (y.applications_total IS NOT NULL OR y.applications_total_na
            OR y.applications_online IS NOT NULL OR y.applications_online_na)
     LIMIT 1`;
}

/** The months whose reports make the year, how many the procedure owes, and from which month on it owes none. */
function monthsOwed(parameters: Parameters, asked: Asked, months: Month[]): string {
  const all = `${parameters.bind(months)}::text[]`;
  const march = `ARRAY[${parameters.bind(months.at(-1))}::text]`;
  return `
    SELECT gone.gone_from, months,
           CASE WHEN gone.gone_from IS NULL THEN cardinality(months)
                ELSE (SELECT count(*) FROM unnest(months) AS month WHERE month < gone.gone_from) END AS owed
      FROM (SELECT CASE WHEN NOT state.in_scope
                        THEN to_char(${outSince(parameters, asked)}, 'YYYY-MM') END AS gone_from,
                   CASE WHEN state.frequency = 'yearly' THEN ${march} ELSE ${all} END AS months
            OFFSET 0) gone`;
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

/** The year's reports added up, unless a count is recorded; only months still owed can be missing. */
function monthsAdded(parameters: Parameters, asked: Asked, months: Month[]): string {
  return `
    SELECT count(*) AS reports, sum(f.total)::bigint AS total, sum(f.online)::bigint AS online,
           bool_or(f.total_na) AS any_total_na, bool_or(f.online_na) AS any_online_na,
           count(*) FILTER (WHERE f.due AND f.total_na) AS totals_na,
           count(*) FILTER (WHERE f.due AND f.online_na) AS onlines_na,
           count(*) FILTER (WHERE f.due AND (f.total IS NOT NULL OR f.total_na)) AS totals,
           count(*) FILTER (WHERE f.due AND (f.paired OR f.total_na AND f.online_na)) AS pairs,
           count(*) FILTER (WHERE NOT f.paired AND (f.total IS NOT NULL OR f.online IS NOT NULL)) AS halves,
           coalesce(sum(f.total) FILTER (WHERE f.paired), 0)::bigint AS pair_total,
           coalesce(sum(f.online) FILTER (WHERE f.paired), 0)::bigint AS pair_online
      FROM (
        SELECT r.applications_total AS total, r.applications_total_na AS total_na,
               r.applications_online AS online, r.applications_online_na AS online_na,
               r.applications_total IS NOT NULL AND r.applications_online IS NOT NULL AS paired,
               coalesce(r.month < owing.gone_from, true) AS due
          FROM status_report r
         WHERE r.municipality_id = ${parameters.bind(asked.municipality)}
           AND r.month = ANY(${parameters.bind(months)}::text[]) AND r.procedure_id = state.procedure_id
           AND (state.frequency = 'monthly' OR r.month = ${parameters.bind(months.at(-1))})
           AND ${countedReport(parameters, asked, months)}
           AND recorded.recorded IS NULL) f`;
}
