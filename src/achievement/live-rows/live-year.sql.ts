import { type Month } from '../../kernel/month.js';
import { type LiveQuery } from './live-query.js';
import { countedReport } from './counted-reports.sql.js';
import { monthsOwed } from './months-owed.sql.js';
import { type Sql, sql } from '../../platform/database/sql.js';

/**
 * A fiscal year's counts of the procedure in `state`, one row: the recorded ones where both parts are stated (a value
 * or 該当なし), else the sum of its months' reports that count. `monthsOwed` gives the months that it owes.
 *
 * The sum follows `kernel/count.ts`: Values add, 該当なし is neutral, 未回答 makes it a lower bound, so a sum is complete
 * only where every month owed was answered. `totals_sound` and `pairs_sound` ignore what is owed: they say whether
 * everything that was reported is answered.
 */
export function liveYear(query: LiveQuery, months: Month[]): Sql {
  return sql`
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
           coalesce(recorded.recorded, m.totals >= owed AND m.reports > 0) AS total_whole,
           CASE WHEN recorded.recorded THEN recorded.total_na = recorded.online_na
                ELSE m.pairs >= owed AND m.reports > 0 AND m.halves = 0 END AS pairs_whole,
           coalesce(recorded.recorded, m.totals_stated = m.reports) AS totals_sound,
           CASE WHEN recorded.recorded THEN recorded.total_na = recorded.online_na
                ELSE m.pairs_stated = m.reports END AS pairs_sound
      FROM (${monthsOwed(query, months)}) owed_months
      LEFT JOIN LATERAL (${recordedCount(query)}) recorded ON true
      CROSS JOIN LATERAL (${monthSums(query, months)}) m`;
}

/** A recorded count with only one part stated is ignored: the months are summed as if it did not exist. */
function recordedCount(query: LiveQuery): Sql {
  return sql`
    SELECT true AS recorded, y.applications_total AS total, y.applications_total_na AS total_na,
           y.applications_online AS online, y.applications_online_na AS online_na
      FROM yearly_count y
     WHERE y.municipality_id = ${query.municipality}
       AND y.fiscal_year = ${query.yearlyFiscalYear} AND y.procedure_id = state.procedure_id
       AND (y.applications_total IS NOT NULL OR y.applications_total_na)
       AND (y.applications_online IS NOT NULL OR y.applications_online_na)
     LIMIT 1`;
}

/** The sums of the year's reports, unless a count is recorded; only months still owed can be missing. */
function monthSums(query: LiveQuery, months: Month[]): Sql {
  return sql`
    SELECT count(*) AS reports, sum(f.total)::bigint AS total, sum(f.online)::bigint AS online,
           bool_or(f.total_na) AS any_total_na, bool_or(f.online_na) AS any_online_na,
           count(*) FILTER (WHERE f.due AND f.total_na) AS totals_na,
           count(*) FILTER (WHERE f.due AND f.online_na) AS onlines_na,
           count(*) FILTER (WHERE f.due AND f.total_stated) AS totals,
           count(*) FILTER (WHERE f.due AND f.pair_stated) AS pairs,
           count(*) FILTER (WHERE f.total_stated) AS totals_stated,
           count(*) FILTER (WHERE f.pair_stated) AS pairs_stated,
           count(*) FILTER (WHERE NOT f.paired AND (f.total IS NOT NULL OR f.online IS NOT NULL)) AS halves,
           coalesce(sum(f.total) FILTER (WHERE f.paired), 0)::bigint AS pair_total,
           coalesce(sum(f.online) FILTER (WHERE f.paired), 0)::bigint AS pair_online
      FROM (
        SELECT r.applications_total AS total, r.applications_total_na AS total_na,
               r.applications_online AS online, r.applications_online_na AS online_na,
               r.applications_total IS NOT NULL OR r.applications_total_na AS total_stated,
               r.applications_total IS NOT NULL AND r.applications_online IS NOT NULL AS paired,
               r.applications_total IS NOT NULL AND r.applications_online IS NOT NULL
                 OR r.applications_total_na AND r.applications_online_na AS pair_stated,
               r.month = ANY (owed_months.due) AS due
          FROM status_report r
         WHERE r.municipality_id = ${query.municipality}
           AND r.month = ANY(${months}::text[]) AND r.procedure_id = state.procedure_id
           AND r.month = ANY (owed_months.counted)
           AND ${countedReport(query, months)}
           AND recorded.recorded IS NULL) f`;
}
