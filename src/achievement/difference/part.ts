import { type Cell } from '../computation/scopes.js';
import { type Measure, measuresOf } from '../indicator/measures.js';

/** Procedures or items. */
export type PartOf = Measure['of'];

/** What one row adds to the figures: where, and its sums as in `sumNames`. */
export interface Part extends Omit<Cell, 'sums'> {
  /** The procedure's id or the item's key. */
  id: string;
  sums: readonly number[];
}

/** A part as it is kept: the sums joined by commas. */
export type StoredPart = readonly [
  departmentId: string | null,
  groupKey: string | null,
  tags: readonly string[],
  sums: string,
];

/** A cell that knows how many rows it sums up, and of how many the stage is known. */
export interface CountedCell extends Cell {
  rows: number;
  staged: number;
}

/** What the numbers of a part are: how many rows, whether the stage is known, then each measure. */
export function sumNames(of: PartOf): ['rows', 'staged', ...ReturnType<typeof measuresOf>] {
  return ['rows', 'staged', ...measuresOf(of)];
}

export function storedPart({ departmentId, groupKey, tags, sums }: Part): StoredPart {
  return [departmentId, groupKey, tags, sums.join(',')];
}

export function sumsOfStored([, , , sums]: StoredPart): number[] {
  return sums.split(',').map(Number);
}
