import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areStagesKnown, cellsAfter } from './cells-after.js';
import { cellOfStored, type CountedCell, type Part, type PartOf, storedCell, sumNames } from './part.js';

const lengthOf = (of: PartOf) => sumNames(of).length - 2;

const part = (of: PartOf): fc.Arbitrary<Omit<Part, 'id'>> =>
  fc
    .record({
      departmentId: fc.constantFrom('a', 'b', null),
      group: fc.constantFrom('x', 'y'),
      tags: fc.subarray(['t', 'u']),
      staged: fc.nat(1),
      sums: fc.array(fc.nat(1_000), { minLength: lengthOf(of), maxLength: lengthOf(of) }),
    })
    .map(({ departmentId, group, tags, staged, sums }) => ({
      of,
      departmentId,
      departmentName: departmentId && `課${departmentId}`,
      groupKey: of === 'item' ? group : null,
      groupName: of === 'item' ? `分野${group}` : null,
      tags: of === 'item' ? tags : [],
      sums: [1, of === 'item' ? 0 : staged, ...sums],
    }));

const rows = fc
  .tuple(
    fc.dictionary(fc.constantFrom('1', '2', '3', '4'), part('procedure')),
    fc.dictionary(fc.constantFrom('1', '2', '3'), part('item')),
  )
  .map((both) => both.flatMap((all) => Object.entries(all).map(([id, one]): Part => ({ ...one, id }))));

const inOrder = (cells: readonly CountedCell[] | null) =>
  cells?.map((cell) => JSON.stringify(storedCell(cell))).sort();
const from = (parts: readonly Part[]) => cellsAfter([], { before: [], after: parts })!;

describe('the cells after a change', () => {
  it('are the sums of all rows as they are then, whatever changed', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const changed = cellsAfter(from(before), { before: before, after });
        expect(inOrder(changed)).toEqual(inOrder(from(after)));
        const [name] = [...before, ...after].map(({ id }) => id);
        const rest = (parts: readonly Part[]) => parts.filter(({ id }) => id !== name);
        const of = (parts: readonly Part[]) => parts.filter(({ id }) => id === name);
        const one = cellsAfter(from(before), { before: of(before), after: of(after) });
        expect(inOrder(one)).toEqual(inOrder(from([...rest(before), ...of(after)])));
      }),
    );
  });

  it('are the same in whatever order the rows change, and one after the other', () => {
    fc.assert(
      fc.property(rows, (parts) => {
        const oneByOne = parts.reduce<CountedCell[]>(
          (cells, one) => cellsAfter(cells, { before: [], after: [one] })!,
          [],
        );
        expect(inOrder(oneByOne)).toEqual(inOrder(from([...parts].reverse())));
      }),
    );
  });

  it('have none without rows, and are kept and read as they are', () => {
    fc.assert(
      fc.property(rows, (parts) => {
        const cells = from(parts);
        expect(cellsAfter(cells, { before: parts, after: [] })).toEqual([]);
        expect(cells.map((cell) => cellOfStored(storedCell(cell)))).toEqual(cells);
      }),
    );
  });

  const one: Part = {
    ...{ of: 'procedure', id: '1', departmentId: 'a', departmentName: '課a' },
    ...{ groupKey: null, groupName: null, tags: [] },
    sums: [
      1,
      1,
      ...sumNames('procedure')
        .slice(2)
        .map((_, at) => at),
    ],
  };
  it.each<[string, Part[]]>([
    ['of a place that has no cell', [{ ...one, departmentId: 'b' }]],
    ['taken twice', [one, one]],
    ['that added more than there is', [{ ...one, sums: one.sums.map((sum) => sum + 1) }]],
    ['that leaves a sum without a row', [{ ...one, sums: one.sums.map((sum, at) => (at === 4 ? 0 : sum)) }]],
  ])('are none where they cannot have been sums: a part %s', (_, gone) => {
    expect(cellsAfter(from([one]), { before: gone, after: [] })).toBeNull();
  });

  it('take the newest name of a department', () => {
    const cells = cellsAfter(from([one]), {
      before: [],
      after: [{ ...one, id: '2', departmentName: '新課' }],
    });
    expect(cells?.map(({ departmentName, rows: count }) => [departmentName, count])).toEqual([['新課', 2]]);
  });

  it('tell whether the stage of any procedure is known', () => {
    expect(areStagesKnown(from([one]))).toBe(true);
    expect(areStagesKnown(from([{ ...one, sums: one.sums.map((sum, at) => (at === 1 ? 0 : sum)) }]))).toBe(
      false,
    );
    expect(areStagesKnown([])).toBe(false);
  });
});
