/** An object without some of its fields; the others stay in their order. */
export function withoutFields<Row extends object, Field extends string>(
  row: Row,
  ...fields: readonly Field[]
): Omit<Row, Field> {
  const kept = Object.entries(row).filter(([field]) => !(fields as readonly string[]).includes(field));
  return Object.fromEntries(kept) as Omit<Row, Field>;
}
