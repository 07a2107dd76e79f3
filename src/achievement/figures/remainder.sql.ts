import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { measure, type MeasureName } from '../indicator/measures.js';
import { type RowSource } from '../rows/row-source.js';

/** The rows of a source that do not add to a measure: those in a denominator but not in its numerator. */
export function rowsWithout(source: RowSource, name: MeasureName): RowSource {
  const { of, where } = measure(name);
  const without = (rows: Sql) => sql`SELECT * FROM (${rows}) counted WHERE (${sqlText(where)}) IS NOT TRUE`;
  return {
    items: of === 'item' ? without(source.items) : source.items,
    procedures: of === 'procedure' ? without(source.procedures) : source.procedures,
  };
}
