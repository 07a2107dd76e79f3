import { type Comparison } from '../../src/achievement/comparison/comparison.js';
import { type FirstChanges, type FirstRows } from '../../src/achievement/comparison/first-changes.js';

function all<Row>(rows: readonly Row[]): FirstRows<Row> {
  return { total: rows.length, rows };
}

/** A whole comparison in the shape of one of which only the first rows are known. */
export function inFull({ rule, missing, procedures, items, indicators }: Comparison): FirstChanges {
  return {
    ...{ rule, missing, procedures: all(procedures), items: all(items) },
    indicators: indicators.map((one) => ({ ...one, responsible: all(one.responsible) })),
  };
}
