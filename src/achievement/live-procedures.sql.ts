import { monthsOfFiscalYear } from '../kernel/fiscal-year.js';
import { liveProcedureState } from './live-procedure-state.sql.js';
import { liveYear } from './live-year.sql.js';
import { type Asked } from './asked.js';
import { type Parameters } from './parameters.js';

/** The live procedure rows of a period: where each stands, what it is mapped to, and its counts. */
export function liveProcedures(parameters: Parameters, asked: Asked): string {
  const municipality = parameters.bind(asked.municipality);
  const asOf = `${parameters.bind(asked.asOf)}::date`;
  const byYear = asked.period !== asked.stageMonth;
  return `
    SELECT state.procedure_id, state.code, state.name, state.department_id,
           department.code AS department_code, department.name AS department_name,
           division.name AS division_name, state.frequency, state.stage, state.exempt_reason, state.stage_since,
           state.in_scope,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'url', c.url) ORDER BY c.kind, c.url, c.id), '[]')
              FROM procedure_channel c
             WHERE c.municipality_id = ${municipality} AND c.procedure_id = state.procedure_id
               AND ${activeOn(asOf)}) AS channels,
           (SELECT coalesce(array_agg(m.item_key ORDER BY m.item_key), '{}')
              FROM item_mapping m
              JOIN list_edition_item e ON e.item_key = m.item_key AND e.edition = ${parameters.bind(asked.edition)}
             WHERE m.municipality_id = ${municipality} AND m.procedure_id = state.procedure_id) AS item_keys,
           state.planned_month, state.note, state.report_expected, state.report_counted,
           ${byYear ? FLOWS_OF_THE_YEAR : FLOWS_OF_THE_MONTH},
           year.total AS yearly_total, year.total_na AS yearly_total_na,
           year.online AS yearly_online, year.online_na AS yearly_online_na,
           year.recorded AS yearly_recorded, year.total_whole AS yearly_reported
      FROM (${liveProcedureState(parameters, asked)}) state
      CROSS JOIN LATERAL (${liveYear(parameters, asked, monthsOfFiscalYear(asked.yearlyFiscalYear))}) year
      JOIN department ON department.municipality_id = ${municipality} AND department.id = state.department_id
      LEFT JOIN division ON division.municipality_id = ${municipality} AND division.id = department.division_id`;
}

/** The condition that channel `c` is active on a day; both its dates are included. */
export function activeOn(day: string): string {
  return `coalesce(c.active_from, '-infinity') <= ${day} AND coalesce(c.active_to, 'infinity') >= ${day}`;
}

/**
 * What came in during the month. The March report of a yearly procedure tells its whole year: it belongs to the
 * fiscal year and is no flow of March.
 */
const FLOWS_OF_THE_MONTH = `
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
           monthly AND (state.applications_total IS NOT NULL AND state.applications_online IS NOT NULL
             OR coalesce(state.applications_total_na AND state.applications_online_na, false)) AS flow_reported`.replaceAll(
  'monthly',
  `(state.frequency = 'monthly')`,
);

/** What came in during the fiscal year; also of procedures exempted or abolished in the course of it. */
const FLOWS_OF_THE_YEAR = `
           year.total AS applications_total, year.total_na AS applications_total_na,
           year.online AS applications_online, year.online_na AS applications_online_na,
           year.pair_total, year.pair_online,
           state.in_scope OR year.total IS NOT NULL OR year.online IS NOT NULL AS flow_expected,
           year.pairs_whole AS flow_reported`;
