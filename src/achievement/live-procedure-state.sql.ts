import { valueAt } from '../catalogue/dated-change/value-at.sql.js';
import { type Asked } from './asked.js';
import { countedReport } from './counted-reports.sql.js';
import { type Parameters } from './parameters.js';

/**
 * Where every procedure stands on the day of the stocks: the newest entry of its history by then, unless a
 * report that is submitted and not yet accepted (it will enter the history, dated its month's last day) says
 * something as new or newer. Retired procedures are left out, unless those retired by merging are wanted: `merged`.
 *
 * Each part is looked up by key for one procedure at a time (LATERAL with a LIMIT), so that the time taken grows
 * with the number of procedures whatever the planner believes about tables it has no statistics of.
 */
export function liveProcedureState(
  parameters: Parameters,
  asked: Asked,
  which: 'registered' | 'merged' = 'registered',
): string {
  const municipality = parameters.bind(asked.municipality);
  const asOf = `${parameters.bind(asked.asOf)}::date`;
  const march = parameters.bind(asked.stageMonth.endsWith('-03'));
  return `
    SELECT held.*,
           held.stage IS NULL OR held.stage NOT IN ('exempt', 'abolished') AS in_scope,
           ${reportExpected(`${march}::boolean`)} AS report_expected,
           ${reportCounted(asked)} AS report_counted
      FROM (
        SELECT p.id AS procedure_id, p.code, p.name,
               coalesce(owner.value, p.department_id) AS department_id,
               coalesce(rhythm.value, p.frequency) AS frequency,
               coalesce(report.planned_month, p.planned_month) AS planned_month,
               coalesce(report.note, p.note) AS note,
               report.applications_total, report.applications_total_na,
               report.applications_online, report.applications_online_na,
               report.procedure_id IS NOT NULL AS has_report, report.stage IS NOT NULL AS told,
               CASE WHEN waits THEN said.stage ELSE entry.stage END AS stage,
               CASE WHEN waits THEN said.exempt_reason ELSE entry.exempt_reason END AS exempt_reason,
               CASE WHEN waits THEN said.month_end ELSE entry.effective_on END AS stage_since
          FROM procedure p
          LEFT JOIN (${valueAt('department_id', municipality, asOf)}) owner ON owner.procedure_id = p.id
          LEFT JOIN (${valueAt('frequency', municipality, asOf)}) rhythm ON rhythm.procedure_id = p.id
          LEFT JOIN LATERAL (
            SELECT h.stage, h.exempt_reason, h.effective_on FROM procedure_stage h
             WHERE h.municipality_id = ${municipality} AND h.procedure_id = p.id
               AND h.effective_on <= ${asOf} AND h.withdrawn_at IS NULL
             ORDER BY h.effective_on DESC, h.seq DESC LIMIT 1) entry ON true
          LEFT JOIN LATERAL (${waitingStage(parameters, asked)}) said ON true
          CROSS JOIN LATERAL (
            SELECT coalesce(said.month_end >= coalesce(entry.effective_on, '-infinity'), false) AS waits) w
          LEFT JOIN LATERAL (${reportOfTheMonth(parameters, asked)}) report ON true
         WHERE p.municipality_id = ${municipality} AND ${REGISTRATION[which]}) held`;
}

const REGISTRATION = {
  registered: 'p.retired_at IS NULL',
  merged: 'p.retired_at IS NOT NULL AND p.merged_into IS NOT NULL',
};

/** The procedure's report of the month that tells the stages, if it counts. */
function reportOfTheMonth(parameters: Parameters, asked: Asked): string {
  return `
    SELECT r.* FROM status_report r
     WHERE r.municipality_id = ${parameters.bind(asked.municipality)}
       AND r.month = ${parameters.bind(asked.stageMonth)} AND r.procedure_id = p.id
       AND ${countedReport(parameters, asked, [asked.stageMonth])}
     LIMIT 1`;
}

/** The procedure's newest stage that is submitted, in any month not yet closed, and not yet accepted. */
function waitingStage(parameters: Parameters, asked: Asked): string {
  const countedStates = asked.countedStates.filter((state) => state === 'submitted');
  return `
    SELECT r.stage, r.exempt_reason,
           ((r.month || '-01')::date + interval '1 month' - interval '1 day')::date AS month_end
      FROM status_report r
     WHERE r.municipality_id = ${parameters.bind(asked.municipality)}
       AND r.month = ANY(${parameters.bind(asked.unclosedMonths)}::text[]) AND r.procedure_id = p.id
       AND r.stage IS NOT NULL
       AND ${countedReport(parameters, { ...asked, countedStates }, asked.unclosedMonths)}
     ORDER BY r.month DESC LIMIT 1`;
}

/** A yearly procedure reports in March only; one of which nothing is known is always asked for. */
function reportExpected(march: string): string {
  return `held.stage IS NULL
            OR (held.stage NOT IN ('exempt', 'abolished') AND (held.frequency = 'monthly' OR ${march}))`;
}

/**
 * Whether it was told in the report of the month, for a fiscal year of its March. Where that month was never opened
 * nobody was asked, so there is nothing to wait for: a stage known from the catalogue is enough.
 */
function reportCounted({ monthState }: Asked): string {
  return monthState === null
    ? 'held.stage IS NOT NULL'
    : 'held.stage IS NOT NULL AND coalesce(held.told, false)';
}
