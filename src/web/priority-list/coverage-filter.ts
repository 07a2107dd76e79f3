import { type ItemCoverage } from '../../catalogue/mapping/coverage.service.js';
import { itemMatches } from '../../priority-list/item-search.js';
import { type ListQuery } from '../list/list-query.js';

/** The items that the address asks for, in the order of the list or with the unconfirmed ones before the others. */
export function filtered(items: readonly ItemCoverage[], query: ListQuery): ItemCoverage[] {
  const search = query.text('search');
  const [group, tag, gap] = [query.text('group'), query.text('tag'), query.text('gap')];
  const shownItems = items.filter(
    ({ groupKey, tags, gaps, online, state, ...item }) =>
      (search === '' || itemMatches(item, search)) &&
      (group === '' || groupKey === group) &&
      (tag === '' || tags.includes(tag)) &&
      (gap === '' ||
        (gap === 'any' && gaps.length > 0) ||
        (gap === 'offline' && !online && state !== 'not-handled') ||
        gaps.some((one) => one === gap)),
  );
  const settled = ({ state }: ItemCoverage) => Number(state !== 'unconfirmed');
  return query.text('order') === '' ? shownItems : shownItems.toSorted((a, b) => settled(a) - settled(b));
}

/** The items by group, groups in the order in which they first occur. */
export function byGroup(items: readonly ItemCoverage[]): { name: string; items: ItemCoverage[] }[] {
  const names = [...new Set(items.map(({ groupName }) => groupName))];
  return names.map((name) => ({ name, items: items.filter(({ groupName }) => groupName === name) }));
}
