import { valueAt } from '../../catalogue/dated-change/value-at.sql.js';
import { type LiveQuery } from './live-query.js';
import { countedReport } from './counted-reports.sql.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';

/**
 * The state of every procedure on the day of the stocks: the newest entry of its history by then, unless a report that
 * is submitted and not yet accepted (it will enter the history, dated its month's last day) is as new or newer. Retired
 * procedures are left out; `merged` selects those retired by merging instead.
 *
 * Each part is looked up by key for one procedure at a time (LATERAL with a LIMIT), so that the time is linear in the
 * number of procedures even where the planner has no statistics. `ids`: an array of those to be read; null = all.
 */
export function liveProcedureState(
  query: LiveQuery,
  { which = 'registered', ids }: { which?: 'registered' | 'merged'; ids: Sql | null },
): Sql {
  const { municipality, asOf } = query;
  const among = (column: string) => (ids === null ? sql`` : sql`AND ${sqlText(column)} = ANY (${ids})`);
  const changed = among('c.procedure_id');
  return sql`
    SELECT current.*,
           current.stage IS NULL OR current.stage NOT IN ('exempt', 'abolished') AS in_scope,
           ${reportExpected(query.stageMonth.endsWith('-03'))} AS report_expected,
           ${reportCounted(query)} AS report_counted
      FROM (
        SELECT p.id AS procedure_id, p.code, p.name,
               coalesce(owner.value, p.department_id) AS department_id,
               coalesce(frequency.value, p.frequency) AS frequency,
               coalesce(report.planned_month, p.planned_month) AS planned_month,
               coalesce(report.note, p.note) AS note,
               report.applications_total, report.applications_total_na,
               report.applications_online, report.applications_online_na,
               report.procedure_id IS NOT NULL AS has_report, report.stage IS NOT NULL AS reported,
               CASE WHEN waits THEN waiting.stage ELSE entry.stage END AS stage,
               CASE WHEN waits THEN waiting.exempt_reason ELSE entry.exempt_reason END AS exempt_reason,
               CASE WHEN waits THEN waiting.month_end ELSE entry.effective_on END AS stage_since
          FROM procedure p
          LEFT JOIN (${valueAt('department_id', municipality, asOf, changed)}) owner ON owner.procedure_id = p.id
          LEFT JOIN (${valueAt('frequency', municipality, asOf, changed)}) frequency ON frequency.procedure_id = p.id
          LEFT JOIN LATERAL (
            SELECT h.stage, h.exempt_reason, h.effective_on FROM procedure_stage h
             WHERE h.municipality_id = ${municipality} AND h.procedure_id = p.id
               AND h.effective_on <= ${asOf}::date AND h.withdrawn_at IS NULL
             ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) entry ON true
          LEFT JOIN LATERAL (${waitingStage(query)}) waiting ON true
          CROSS JOIN LATERAL (
            SELECT coalesce(waiting.month_end >= coalesce(entry.effective_on, '-infinity'), false) AS waits) w
          LEFT JOIN LATERAL (${reportOfTheMonth(query)}) report ON true
         WHERE p.municipality_id = ${municipality} AND ${sqlText(REGISTRATION[which])} ${among('p.id')}) current`;
}

const REGISTRATION = {
  registered: 'p.retired_at IS NULL',
  merged: 'p.retired_at IS NOT NULL AND p.merged_into IS NOT NULL',
};

/** The procedure's report of the month that gives the stages, if it counts. */
function reportOfTheMonth(query: LiveQuery): Sql {
  return sql`
    SELECT r.* FROM status_report r
     WHERE r.municipality_id = ${query.municipality}
       AND r.month = ${query.stageMonth} AND r.procedure_id = p.id
       AND ${countedReport(query, [query.stageMonth])}
     LIMIT 1`;
}

/** The procedure's newest stage that is submitted but not yet accepted, in any month not yet closed. */
function waitingStage(query: LiveQuery): Sql {
  const countedStates = query.countedStates.filter((state) => state === 'submitted');
  return sql`
    SELECT r.stage, r.exempt_reason,
           ((r.month || '-01')::date + interval '1 month' - interval '1 day')::date AS month_end
      FROM status_report r
     WHERE r.municipality_id = ${query.municipality}
       AND r.month = ANY(${query.unclosedMonths}::text[]) AND r.procedure_id = p.id
       AND r.stage IS NOT NULL
       AND ${countedReport({ ...query, countedStates }, query.unclosedMonths)}
     ORDER BY r.month DESC LIMIT 1`;
}

/** A yearly procedure reports in March only; a report is always expected while the stage is unknown. */
function reportExpected(march: boolean): Sql {
  return sql`current.stage IS NULL
            OR (current.stage NOT IN ('exempt', 'abolished') AND (current.frequency = 'monthly' OR ${march}::boolean))`;
}

/**
 * Whether the report of the month (for a fiscal year of its March) gives the stage. Where that month was never opened
 * no report was requested, so a stage known from the catalogue is enough.
 */
function reportCounted({ monthState }: LiveQuery): Sql {
  return monthState === null
    ? sql`current.stage IS NOT NULL`
    : sql`current.stage IS NOT NULL AND current.reported`;
}
