import { describe, expect, it } from '@jest/globals';
import { scopesOf } from '../computation/scopes.js';
import { changedScopes } from './changed-scopes.js';
import { type CountedCell } from './part.js';

const cell = (more: Partial<CountedCell>): CountedCell => ({
  ...{ of: 'procedure', departmentId: 'a', departmentName: '課', groupKey: null, groupName: null },
  ...{ tags: [], rows: 1, staged: 0, sums: {} },
  ...more,
});
const [a, b] = [cell({ departmentId: 'a' }), cell({ departmentId: 'b' })];
const [x, y] = [
  cell({ of: 'item', departmentId: 'a', groupKey: 'x', tags: ['t'] }),
  cell({ of: 'item', departmentId: null, groupKey: 'y', tags: ['t', 'u'] }),
];
const all = [a, b, x, y];
const changed = (before: CountedCell[], after: CountedCell[]) => {
  const scopes = changedScopes(scopesOf(before, []), scopesOf(after, []));
  const names = (of: typeof scopes.before) => of.map(({ kind, key }) => `${kind}:${key}`).sort();
  return [names(scopes.before), names(scopes.after)];
};

describe('the scopes that a change of cells changes', () => {
  it.each<[string, CountedCell[], string[], string[]]>([
    ['nothing', all, [], []],
    ['another order', [y, x, b, a], [], []],
    [
      'a department',
      [{ ...a, rows: 2 }, b, x, y],
      ['department:a', 'municipality:'],
      ['department:a', 'municipality:'],
    ],
    [
      'an item',
      [a, b, x, { ...y, rows: 2 }],
      ['department:undecided', 'group:y', 'municipality:', 'tag:t', 'tag:u'],
      ['department:undecided', 'group:y', 'municipality:', 'tag:t', 'tag:u'],
    ],
    ['a department that is no more', [a, x, y], ['department:b', 'municipality:'], ['municipality:']],
    [
      'a new department',
      [...all, cell({ departmentId: 'c' })],
      ['municipality:'],
      ['department:c', 'municipality:'],
    ],
  ])('%s', (_, after, ofBefore, ofAfter) => {
    expect(changed(all, after)).toEqual([ofBefore, ofAfter]);
  });
});
