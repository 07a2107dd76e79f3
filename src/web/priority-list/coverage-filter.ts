import { type ItemCoverage } from '../../catalogue/mapping/coverage.service.js';
import { type Gap, GAPS } from '../../catalogue/mapping/item-coverage.js';
import { type FormBody, textOf } from '../http/form-body.js';

/** What of the list is shown, and in which order; kept in the address. Empty where all of it is. */
export interface CoverageFilter {
  group: string;
  tag: string;
  gap: Gap | 'any' | 'offline' | '';
  unconfirmedFirst: boolean;
}

/** Reads the filter from an address; what is unknown counts as not said. */
export function coverageFilter(query: FormBody): CoverageFilter {
  const gap = textOf(query, 'gap');
  return {
    group: textOf(query, 'group'),
    tag: textOf(query, 'tag'),
    gap: [...GAPS, 'any' as const, 'offline' as const].find((one) => one === gap) ?? '',
    unconfirmedFirst: textOf(query, 'order') === 'unconfirmed',
  };
}

/** The items that pass, in the order of the list or with the unconfirmed ones before the others. */
export function filtered(items: readonly ItemCoverage[], filter: CoverageFilter): ItemCoverage[] {
  const shown = items.filter(
    ({ groupKey, tags, gaps, online, state }) =>
      (filter.group === '' || groupKey === filter.group) &&
      (filter.tag === '' || tags.includes(filter.tag)) &&
      (filter.gap === '' ||
        (filter.gap === 'any' && gaps.length > 0) ||
        (filter.gap === 'offline' && !online && state !== 'not-handled') ||
        gaps.some((gap) => gap === filter.gap)),
  );
  const settled = ({ state }: ItemCoverage) => Number(state !== 'unconfirmed');
  return filter.unconfirmedFirst ? shown.toSorted((a, b) => settled(a) - settled(b)) : shown;
}

/** The items by group, groups in the order in which they first occur. */
export function byGroup(items: readonly ItemCoverage[]): { name: string; items: ItemCoverage[] }[] {
  const names = [...new Set(items.map(({ groupName }) => groupName))];
  return names.map((name) => ({ name, items: items.filter(({ groupName }) => groupName === name) }));
}
