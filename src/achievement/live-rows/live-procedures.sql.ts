import { type IsoDate } from '../../kernel/date.js';
import { columnOf } from '../../platform/database/column-name.js';
import { type LiveQuery } from './live-query.js';
import { mergedFlows, ownFlows } from './live-flows.sql.js';
import { MERGED_COUNTS, OWN_COUNTS } from '../rows/merged-parts.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';

/**
 * The live procedure rows of a period: stage, mapping and counts, including those of the procedures merged into it.
 */
export function liveProcedures(query: LiveQuery): Sql {
  const { municipality, asOf } = query;
  return sql`
    SELECT own.procedure_id, own.code, own.name, own.department_id,
           department.code AS department_code, department.name AS department_name,
           division.name AS division_name, own.frequency, own.stage, own.exempt_reason, own.stage_since,
           own.in_scope,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'url', c.url) ORDER BY c.kind, c.url, c.id), '[]')
              FROM procedure_channel c
             WHERE c.municipality_id = ${municipality} AND c.procedure_id = own.procedure_id
               AND ${activeOn(asOf)}) AS channels,
           (SELECT coalesce(array_agg(m.item_key ORDER BY m.item_key), '{}')
              FROM item_mapping m
              JOIN list_edition_item e ON e.item_key = m.item_key AND e.edition = ${query.edition}
             WHERE m.municipality_id = ${municipality} AND m.procedure_id = own.procedure_id) AS item_keys,
           own.planned_month, own.note, own.report_expected, own.report_counted,
           ${sum('applications_total')}, ${stillNotApplicable('applications_total', 'flow_sound')},
           ${sum('applications_online')}, ${stillNotApplicable('applications_online', 'flow_sound')},
           own.pair_total + coalesce(merged.pair_total, 0) AS pair_total,
           own.pair_online + coalesce(merged.pair_online, 0) AS pair_online,
           own.flow_expected OR merged.applications_total IS NOT NULL
             OR merged.applications_online IS NOT NULL AS flow_expected,
           own.flow_reported AND coalesce(merged.flow_sound, true) AS flow_reported,
           ${sum('yearly_total')}, ${stillNotApplicable('yearly_total', 'yearly_sound')},
           ${sum('yearly_online')}, ${stillNotApplicable('yearly_online', 'yearly_sound')},
           own.yearly_recorded, own.yearly_reported AND coalesce(merged.yearly_sound, true) AS yearly_reported,
           CASE WHEN merged.heir_id IS NOT NULL THEN jsonb_build_object(
             'own', ${jsonOf('own', OWN_COUNTS)}, 'merged', ${jsonOf('merged', MERGED_COUNTS)}) END AS merged_parts
      FROM (${ownFlows(query)}) own
      LEFT JOIN (${mergedFlows(query)}) merged ON merged.heir_id = own.procedure_id
      JOIN department ON department.municipality_id = ${municipality} AND department.id = own.department_id
      LEFT JOIN division ON division.municipality_id = ${municipality} AND division.id = department.division_id`;
}

function jsonOf(alias: string, fields: readonly string[]): Sql {
  const pairs = fields.map((field) => `'${field}', ${alias}.${columnOf(field)}`);
  return sqlText(`jsonb_build_object(${pairs.join(', ')})`);
}

/** The condition that channel `c` is active on a day; both its dates are included. */
export function activeOn(day: IsoDate): Sql {
  return sql`coalesce(c.active_from, '-infinity') <= ${day}::date AND coalesce(c.active_to, 'infinity') >= ${day}::date`;
}

/** A count of the procedure and of those merged into it, as `kernel/count.ts` adds: NULL where neither has a value. */
function sum(count: string): Sql {
  return sqlText(`CASE WHEN merged.${count} IS NULL THEN own.${count}
                ELSE coalesce(own.${count}, 0) + merged.${count} END AS ${count}`);
}

function stillNotApplicable(count: string, sound: string): Sql {
  return sqlText(
    `own.${count}_na AND merged.${count} IS NULL AND coalesce(merged.${sound}, true) AS ${count}_na`,
  );
}
