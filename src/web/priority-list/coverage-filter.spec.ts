import { describe, expect, it } from '@jest/globals';
import { type ItemCoverage } from '../../catalogue/mapping/coverage.service.js';
import { ListQuery } from '../list/list-query.js';
import { byGroup, filtered } from './coverage-filter.js';
import { coverageList } from './coverage.page.js';

const HANDLED = { groupKey: 'a', groupName: 'A', tags: [], gaps: [], online: true, state: 'handled' };
const item = (key: string, rest: Partial<ItemCoverage> = {}) =>
  ({ ...HANDLED, key, ...rest }) as ItemCoverage;
const ITEMS = [
  item('tagged', { tags: ['26'] }),
  item('offline', { online: false, gaps: ['unmapped'] }),
  item('elsewhere', { online: false, state: 'not-handled', groupKey: 'b', groupName: 'B' }),
  item('open', { state: 'unconfirmed', gaps: ['unconfirmed'] }),
];
const LIST = coverageList(ITEMS, [{ key: '26', name: '26手続' }]);

describe('the items shown', () => {
  it.each([
    [{}, ['tagged', 'offline', 'elsewhere', 'open']],
    [{ group: 'b' }, ['elsewhere']],
    [{ tag: '26' }, ['tagged']],
    [{ gap: 'any' }, ['offline', 'open']],
    [{ gap: 'unmapped' }, ['offline']],
    [{ gap: 'offline' }, ['offline']],
    [{ order: 'unconfirmed' }, ['open', 'tagged', 'offline', 'elsewhere']],
  ])('are those the address %j asks for', (raw, keys) => {
    expect(filtered(ITEMS, ListQuery.of(LIST, raw)).map(({ key }) => key)).toEqual(keys);
  });

  it('stand in groups in the order in which these first occur', () => {
    expect(byGroup(ITEMS).map(({ name, items }) => [name, items.length])).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
  });
});
