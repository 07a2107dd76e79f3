import { ONLINE_STAGES } from '../../kernel/stage.js';
import { defaultApplicability } from '../../priority-list/default-applicability.js';
import { HANDLERS } from '../../priority-list/edition-words.js';
import { type LiveQuery } from './live-query.js';
import { activeOn } from './live-procedures.sql.js';
import { liveProcedureState } from './live-procedure-state.sql.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';

/**
 * The live rows of all items of the edition in force, handled or not. An item marked as not handled counts in no
 * numerator, whatever is mapped to it.
 */
export function liveItems(query: LiveQuery): Sql {
  const { municipality, only } = query;
  const among = (column: string) =>
    only ? sql`AND ${sqlText(column)} = ANY (${only.itemKeys}::text[])` : sql``;
  const defaults = HANDLERS.map((handler) => ({
    handler,
    ...defaultApplicability(handler, query.municipalityKind),
  }));
  return sql`
    SELECT e.item_key, e.number, e.name, e.group_key, e.group_name, e.tags, e.verification,
           coalesce(a.state, d.state) AS applicability,
           CASE WHEN a.state IS NULL THEN d.reason ELSE a.reason END AS applicability_reason,
           lead.id AS lead_department_id, lead.name AS lead_department_name,
           coalesce(mapped.procedure_ids, '{}') AS procedure_ids,
           coalesce(mapped.online_any, false) AS online_any,
           coalesce(mapped.online_all, false) AS online_all,
           coalesce(mapped.online_mynaportal, false)
             AND coalesce(a.state, d.state) <> 'not-handled' AS online_mynaportal,
           coalesce(mapped.reported, false) AS reported, coalesce(mapped.staged, false) AS staged
      FROM list_edition_item e
      JOIN jsonb_to_recordset(${JSON.stringify(defaults)})
        AS d(handler text, state text, reason text) ON d.handler = e.handler
      LEFT JOIN applicability a ON a.municipality_id = ${municipality} AND a.item_key = e.item_key
      LEFT JOIN (
        SELECT m.item_key, department.id, department.name FROM item_mapping m
          JOIN department ON department.municipality_id = m.municipality_id
                         AND department.id = m.lead_department_id
         WHERE m.municipality_id = ${municipality} ${among('m.item_key')}) lead ON lead.item_key = e.item_key
      LEFT JOIN (${mappedProcedures(query, among('m.item_key'))}) mapped ON mapped.item_key = e.item_key
     WHERE e.edition = ${query.edition} ${among('e.item_key')}`;
}

/**
 * The state of an item, from its mapped procedures. Abolished and retired procedures are left out; exempt ones stay, so
 * that an item with one of them cannot have all procedures online.
 */
function mappedProcedures(query: LiveQuery, condition: Sql): Sql {
  const { municipality } = query;
  const ids =
    query.only &&
    sql`ARRAY(SELECT m.procedure_id FROM item_mapping m WHERE m.municipality_id = ${municipality} ${condition})`;
  const online = sql`coalesce(state.stage = ANY (${ONLINE_STAGES}::text[]), false)`;
  return sql`
    SELECT m.item_key,
           array_agg(state.procedure_id ORDER BY state.procedure_id) AS procedure_ids,
           bool_or(${online}) AS online_any,
           bool_and(${online}) AS online_all,
           bool_or(${online} AND EXISTS (
             SELECT FROM procedure_channel c
              WHERE c.municipality_id = ${municipality} AND c.procedure_id = state.procedure_id
                AND c.kind = 'mynaportal' AND ${activeOn(query.asOf)})) AS online_mynaportal,
           bool_or(state.stage IS NOT NULL) AS staged,
           bool_and(state.stage IS NOT NULL AND (state.report_counted OR NOT state.report_expected)) AS reported
      FROM item_mapping m
      JOIN (${liveProcedureState(query, { ids })}) state ON state.procedure_id = m.procedure_id
     WHERE m.municipality_id = ${municipality} AND state.stage IS DISTINCT FROM 'abolished' ${condition}
     GROUP BY m.item_key`;
}
