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

/** A cell that knows how many rows it sums up, and of how many the stage is known. */
export interface CountedCell extends Cell {
  rows: number;
  staged: number;
}

/** A cell as it is kept, with its numbers in the order of `sumNames`. */
export type StoredCell = readonly [
  place: readonly [
    of: PartOf,
    departmentId: string | null,
    departmentName: string | null,
    groupKey: string | null,
    groupName: string | null,
    tags: string[],
  ],
  sums: readonly number[],
];

/** What the numbers of a part are: how many rows, whether the stage is known, then each measure. */
export function sumNames(of: PartOf): ['rows', 'staged', ...ReturnType<typeof measuresOf>] {
  return ['rows', 'staged', ...measuresOf(of)];
}

export function storedCell(cell: CountedCell): StoredCell {
  const { of, departmentId, departmentName, groupKey, groupName, tags, rows, staged, sums } = cell;
  const numbers = [rows, staged, ...measuresOf(of).map((name) => sums[name] ?? 0)];
  return [[of, departmentId, departmentName, groupKey, groupName, tags], numbers];
}

export function cellOfStored([place, [rows = 0, staged = 0, ...numbers]]: StoredCell): CountedCell {
  const [of, departmentId, departmentName, groupKey, groupName, tags] = place;
  const sums = Object.fromEntries(measuresOf(of).map((name, at) => [name, numbers[at] ?? 0]));
  return { of, departmentId, departmentName, groupKey, groupName, tags, rows, staged, sums };
}
