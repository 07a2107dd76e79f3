import { monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { type LiveQuery } from './live-query.js';
import { liveProcedureState } from './live-procedure-state.sql.js';
import { liveYear } from './live-year.sql.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';

/** The live state of registered procedures with their own counts. */
export function ownFlows(query: LiveQuery): Sql {
  const ids = query.only && sql`${query.only.procedureIds}::uuid[]`;
  return liveFlows(query, 'registered', ids);
}

/** The live state of procedures with their counts of the period and of the year, before merging. */
function liveFlows(query: LiveQuery, which: 'registered' | 'merged', ids: Sql | null): Sql {
  const byYear = query.period !== query.stageMonth;
  return sql`
    SELECT state.procedure_id, state.code, state.name, state.department_id, state.frequency, state.stage,
           state.exempt_reason, state.stage_since, state.in_scope, state.planned_month, state.note,
           state.report_expected, state.report_counted,
           ${byYear ? FLOWS_OF_THE_YEAR : FLOWS_OF_THE_MONTH},
           year.total AS yearly_total, year.total_na AS yearly_total_na,
           year.online AS yearly_online, year.online_na AS yearly_online_na,
           year.recorded AS yearly_recorded, year.total_whole AS yearly_reported, year.totals_sound AS yearly_sound
      FROM (${liveProcedureState(query, { which, ids })}) state
      CROSS JOIN LATERAL (${liveYear(query, monthsOfFiscalYear(query.yearlyFiscalYear))}) year`;
}

/**
 * The counts of procedures retired by merging, summed for the registered procedure into which each was finally merged,
 * also over several mergers. An unanswered count of theirs makes the sum a lower bound.
 */
export function mergedFlows(query: LiveQuery): Sql {
  const { municipality, only } = query;
  const ids = only && sql`ARRAY(SELECT procedure_id FROM merger)`;
  return sql`
    ${only ? mergersInto(municipality, only.procedureIds) : mergers(municipality)}
    SELECT m.heir_id, sum(f.applications_total)::bigint AS applications_total,
           sum(f.applications_online)::bigint AS applications_online,
           sum(f.pair_total)::bigint AS pair_total, sum(f.pair_online)::bigint AS pair_online,
           bool_and(f.flow_sound) AS flow_sound,
           sum(f.yearly_total)::bigint AS yearly_total, sum(f.yearly_online)::bigint AS yearly_online,
           bool_and(f.yearly_sound) AS yearly_sound,
           jsonb_object_agg(m.procedure_id, CASE WHEN f.yearly_recorded THEN jsonb_build_object(
             'total', f.yearly_total, 'totalNa', f.yearly_total_na,
             'online', f.yearly_online, 'onlineNa', f.yearly_online_na) END) AS yearly_of
      FROM merger m
      JOIN (${liveFlows(query, 'merged', ids)}) f ON f.procedure_id = m.procedure_id
     GROUP BY m.heir_id`;
}

/** `merger (procedure_id, heir_id)`: each procedure retired by merging with every procedure it was merged into, directly or indirectly. */
export function mergers(municipality: string): Sql {
  return sql`
    WITH RECURSIVE merger (procedure_id, heir_id) AS (
      SELECT p.id, p.merged_into FROM procedure p
       WHERE p.municipality_id = ${municipality} AND p.retired_at IS NOT NULL AND p.merged_into IS NOT NULL
      UNION
      SELECT m.procedure_id, p.merged_into FROM merger m
        JOIN procedure p ON p.municipality_id = ${municipality} AND p.id = m.heir_id
       WHERE p.retired_at IS NOT NULL AND p.merged_into IS NOT NULL)`;
}

/** Those of the mergers whose heir is one of these, found from the heirs on. */
function mergersInto(municipality: string, heirIds: readonly string[]): Sql {
  return sql`
    WITH RECURSIVE merger (procedure_id, heir_id) AS (
      SELECT p.id, p.merged_into FROM procedure p
       WHERE p.municipality_id = ${municipality} AND p.merged_into = ANY (${heirIds}::uuid[])
         AND p.retired_at IS NOT NULL
      UNION
      SELECT p.id, m.heir_id FROM merger m
        JOIN procedure p ON p.municipality_id = ${municipality} AND p.merged_into = m.procedure_id
       WHERE p.retired_at IS NOT NULL)`;
}

/**
 * The flows of the month. The March report of a yearly procedure covers its whole year: it belongs to the fiscal year
 * and is not a flow of March.
 */
const FLOWS_OF_THE_MONTH = sqlText(
  `
           CASE WHEN monthly THEN state.applications_total END AS applications_total,
           monthly AND coalesce(state.applications_total_na, false) AS applications_total_na,
           CASE WHEN monthly THEN state.applications_online END AS applications_online,
           monthly AND coalesce(state.applications_online_na, false) AS applications_online_na,
           CASE WHEN monthly AND state.applications_online IS NOT NULL
                THEN coalesce(state.applications_total, 0) ELSE 0 END AS pair_total,
           CASE WHEN monthly AND state.applications_total IS NOT NULL
                THEN coalesce(state.applications_online, 0) ELSE 0 END AS pair_online,
           monthly AND (state.in_scope OR state.applications_total IS NOT NULL
                        OR state.applications_online IS NOT NULL) AS flow_expected,
           monthly AND answered AS flow_reported,
           NOT monthly OR NOT state.has_report OR answered AS flow_sound`
    .replaceAll('monthly', `(state.frequency = 'monthly')`)
    .replaceAll(
      'answered',
      `(state.applications_total IS NOT NULL AND state.applications_online IS NOT NULL
             OR coalesce(state.applications_total_na AND state.applications_online_na, false))`,
    ),
);

/** The flows of the fiscal year, including those of procedures exempted or abolished during it. */
const FLOWS_OF_THE_YEAR = sql`
           year.total AS applications_total, year.total_na AS applications_total_na,
           year.online AS applications_online, year.online_na AS applications_online_na,
           year.pair_total, year.pair_online,
           state.in_scope OR year.total IS NOT NULL OR year.online IS NOT NULL AS flow_expected,
           year.pairs_whole AS flow_reported, year.pairs_sound AS flow_sound`;
