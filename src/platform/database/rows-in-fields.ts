import { fieldOf } from './column-name.js';

/**
 * Rows under the names of the fields that hold them: a column `stage_since` comes as `stageSince`, so that no statement
 * names a field beside its column. What lies within a JSON value is left as it is.
 */
export function rowsInFields<Row>(records: readonly Record<string, unknown>[]): Row[] {
  const columns = Object.keys(records[0] ?? {});
  const fields = columns.map(fieldOf);
  if (fields.every((field, i) => field === columns[i])) return records as Row[];
  return records.map((record) => {
    const row: Record<string, unknown> = {};
    for (const [i, column] of columns.entries()) row[fields[i]!] = record[column];
    return row as Row;
  });
}
