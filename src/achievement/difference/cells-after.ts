import { cellOfStored, type CountedCell, type Part, storedCell } from './part.js';

/** The parts that a change replaces, and those that replace them. */
interface Change {
  before: readonly Part[];
  after: readonly Part[];
}

/**
 * The cells after a change of some rows: what they added before is taken away, what they add now is added. A cell
 * without rows is none. Null where the cells cannot have been the sums of the parts.
 */
export function cellsAfter(cells: readonly CountedCell[], { before, after }: Change): CountedCell[] | null {
  const byPlace = new Map(cells.map((cell) => [placeOf(cell), cell]));
  for (const part of before) {
    const cell = byPlace.get(placeOf(part));
    if (!cell) return null;
    byPlace.set(placeOf(part), plus(cell, part.sums, -1));
  }
  for (const { sums, ...part } of after) {
    const { of, departmentId, departmentName, groupKey, groupName, tags } = part;
    const named = { of, departmentId, departmentName, groupKey, groupName, tags };
    const cell = byPlace.get(placeOf(part)) ?? { rows: 0, staged: 0, sums: {} };
    byPlace.set(placeOf(part), plus({ ...cell, ...named }, sums, 1));
  }
  const all = [...byPlace.values()];
  return all.some(isImpossible) ? null : all.filter(({ rows }) => rows > 0);
}

/** Whether the stage of any procedure is known. */
export function areStagesKnown(cells: readonly CountedCell[]): boolean {
  return cells.some(({ of, staged }) => of === 'procedure' && staged > 0);
}

function placeOf({
  of,
  departmentId,
  groupKey,
  tags,
}: Pick<Part, 'of' | 'departmentId' | 'groupKey'> & { tags: readonly string[] }): string {
  return JSON.stringify([of, departmentId, groupKey, tags]);
}

function plus(cell: CountedCell, added: readonly number[], sign: 1 | -1): CountedCell {
  const [place, sums] = storedCell(cell);
  return cellOfStored([place, sums.map((sum, at) => sum + sign * (added[at] ?? 0))]);
}

function isImpossible({ rows, staged, sums }: CountedCell): boolean {
  const all = [staged, ...Object.values(sums)];
  return rows < 0 || all.some((sum) => sum < 0 || (rows === 0 && sum !== 0));
}
