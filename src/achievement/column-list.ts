/** The columns of a table or subquery, for a SELECT: `r.code, r.stage_since`. */
export function selectList(columns: Record<string, string>, alias: string): string {
  return Object.values(columns)
    .map((column) => `${alias}.${nameOf(column)}`)
    .join(', ');
}

/** The columns as they are named in the table, for an INSERT. */
export function columnNames(columns: Record<string, string>): string {
  return Object.values(columns).map(nameOf).join(', ');
}

/** The column definitions under which `jsonb_to_recordset` reads rows written with the names of the fields. */
export function recordsetColumns(columns: Record<string, string>): string {
  return Object.entries(columns)
    .map(([field, column]) => `"${field}" ${column.slice(column.indexOf(' ') + 1)}`)
    .join(', ');
}

function nameOf(column: string): string {
  return column.slice(0, column.indexOf(' '));
}
