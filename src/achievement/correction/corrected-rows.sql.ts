import { recordsetColumns } from '../column-list.js';
import { ITEM_COLUMNS, type ItemRow } from '../item-row.js';
import { type Parameters } from '../parameters.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from '../procedure-row.js';
import { type RowSource } from '../row-source.js';

/** What a correction changes of the rows it starts from. */
export interface CorrectedRows {
  /** Those that take the place of a closed row, or join them. */
  procedures: readonly ProcedureRow[];
  /** Closed rows that are taken away. */
  removedIds: readonly string[];
  /** All items, where any differs; else null. */
  items: readonly ItemRow[] | null;
}

/** The rows of a correction: those closed before, with the corrected ones in their place, in the same columns. */
export function correctedRows(
  closed: RowSource,
  { procedures, removedIds, items }: CorrectedRows,
): RowSource {
  const replaced = [...procedures.map(({ procedureId }) => procedureId), ...removedIds];
  const given = JSON.stringify(procedures);
  const givenItems = JSON.stringify(items);
  const ofProcedures = (parameters: Parameters) =>
    replaced.length === 0
      ? closed.procedures(parameters)
      : `SELECT ${columnsOf(PROCEDURE_COLUMNS, 'kept')} FROM (${closed.procedures(parameters)}) kept
            WHERE kept.procedure_id <> ALL (${parameters.bind(replaced)}::uuid[])
           UNION ALL ${recordset(parameters, given, PROCEDURE_COLUMNS)}`;
  return {
    procedures: ofProcedures,
    items: (parameters) =>
      items === null
        ? closed.items(parameters)
        : `SELECT i.*, i.procedure_ids && ARRAY(SELECT procedure_id FROM (${ofProcedures(parameters)}) p
                                                 WHERE p.stage IS NOT NULL) AS staged
             FROM (${recordset(parameters, givenItems, ITEM_COLUMNS)}) i`,
  };
}

function recordset(parameters: Parameters, rows: string, columns: Record<string, string>): string {
  const named = Object.entries(columns).map(([field, column]) => `c."${field}" AS ${nameOf(column)}`);
  return `SELECT ${named.join(', ')}
            FROM jsonb_to_recordset(${parameters.bind(rows)}::jsonb) AS c(${recordsetColumns(columns)})`;
}

function columnsOf(columns: Record<string, string>, alias: string): string {
  return Object.values(columns)
    .map((column) => `${alias}.${nameOf(column)}`)
    .join(', ');
}

function nameOf(column: string): string {
  return column.slice(0, column.indexOf(' '));
}
