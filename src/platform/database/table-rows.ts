/**
 * Objects as the JSON that `jsonb_populate_recordset(NULL::a_table, $1)` reads: their fields under the names of the
 * table's columns, whose types the database knows. Fields the table has no column for are passed over.
 */
export function asTableRows(objects: readonly object[]): string {
  const columns = new Map<string, string>();
  const columnOf = (field: string): string => {
    const known = columns.get(field);
    if (known !== undefined) return known;
    const column = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns.set(field, column);
    return column;
  };
  return JSON.stringify(
    objects.map((object) =>
      Object.fromEntries(Object.entries(object).map(([field, value]) => [columnOf(field), value as unknown])),
    ),
  );
}
