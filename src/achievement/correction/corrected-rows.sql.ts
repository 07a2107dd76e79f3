import { sql, sqlText } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { ITEM_COLUMNS, type ItemRow } from '../rows/item-row.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from '../rows/procedure-row.js';
import { type RowSource } from '../rows/row-source.js';

export interface CorrectedRows {
  /** Rows that replace a closed row or are new. */
  procedures: readonly ProcedureRow[];
  /** Closed rows that are removed. */
  removedIds: readonly string[];
  /** All items, where any differs; else null. */
  items: readonly ItemRow[] | null;
}

/** The closed rows with the corrected ones in their place, in the same columns. */
export function correctedRows(
  closed: RowSource,
  { procedures, removedIds, items }: CorrectedRows,
): RowSource {
  const replaced = [...procedures.map(({ procedureId }) => procedureId), ...removedIds];
  const columns = (alias: string) => sqlText(PROCEDURE_COLUMNS.list(alias));
  const rows =
    replaced.length === 0
      ? closed.procedures
      : sql`SELECT ${columns('kept')} FROM (${closed.procedures}) kept
             WHERE kept.procedure_id <> ALL (${replaced}::uuid[])
            UNION ALL SELECT ${columns('c')}
              FROM jsonb_populate_recordset(NULL::frozen_procedure, ${asTableRows(procedures)}) c`;
  return {
    procedures: rows,
    items:
      items === null
        ? closed.items
        : sql`SELECT ${sqlText(ITEM_COLUMNS.list('i'))},
                     i.procedure_ids && ARRAY(SELECT procedure_id FROM (${rows}) p WHERE p.stage IS NOT NULL) AS staged
                FROM jsonb_populate_recordset(NULL::frozen_item, ${asTableRows(items)}) i`,
  };
}
