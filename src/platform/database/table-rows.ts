import { columnOf } from './column-name.js';

/**
 * Objects as the JSON that `jsonb_populate_recordset(NULL::a_table, $1)` reads: their fields under the names of the
 * table's columns, whose types the database knows. Fields the table has no column for are passed over.
 */
export function asTableRows(objects: readonly object[]): string {
  return JSON.stringify(
    objects.map((object) =>
      Object.fromEntries(Object.entries(object).map(([field, value]) => [columnOf(field), value as unknown])),
    ),
  );
}
