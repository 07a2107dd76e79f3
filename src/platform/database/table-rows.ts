import { columnOf } from './column-name.js';

/**
 * Objects as the JSON that `jsonb_populate_recordset(NULL::a_table, $1)` reads: their fields under the names of the
 * table's columns, whose types the database knows. Fields the table has no column for are passed over.
 */
export function asTableRows(objects: readonly object[]): string {
  const columns = new Map<string, string>();
  const rows = objects.map((object) => {
    const row: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(object)) {
      const column = columns.get(field) ?? columnOf(field);
      columns.set(field, column);
      row[column] = value;
    }
    return row;
  });
  return JSON.stringify(rows);
}
