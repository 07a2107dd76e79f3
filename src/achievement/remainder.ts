import { measure, type MeasureName } from './measures.js';
import { type RowSource } from './row-source.js';

/** The rows of a source that do not add to a measure: what is in a denominator and missing from the numerator. */
export function rowsWithout(source: RowSource, name: MeasureName): RowSource {
  const { of, where } = measure(name);
  const without = (rows: string) => `SELECT * FROM (${rows}) counted WHERE (${where}) IS NOT TRUE`;
  return {
    items: (parameters) => (of === 'item' ? without(source.items(parameters)) : source.items(parameters)),
    procedures: (parameters) =>
      of === 'procedure' ? without(source.procedures(parameters)) : source.procedures(parameters),
  };
}
