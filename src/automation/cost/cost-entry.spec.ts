import { expect, it } from '@jest/globals';
import { type CostEntry } from './cost.dto.js';
import { costFaults } from './cost.js';

const licence: CostEntry = {
  kind: 'licence',
  name: 'RPAのライセンス',
  yen: 900_000,
  hours: null,
  yearly: true,
  fiscalYear: 2026,
  lastFiscalYear: null,
  split: 'weight',
  shares: [{ projectId: 'a', weight: 3 }],
  note: null,
};
const places = (overrides: Partial<CostEntry>) =>
  costFaults({ ...licence, ...overrides }).map(({ where }) => where);

it.each([
  ['a weight beyond all measure', { shares: [{ projectId: 'a', weight: 3_000_000_000 }] }, 'shares'],
  ['a weight of nothing', { shares: [{ projectId: 'a', weight: 0 }] }, 'shares'],
  ['more yen than a city has', { yen: 10 ** 12 }, 'yen'],
  ['yen and hours at once', { hours: '2' }, 'yen'],
  ['nobody to bear it', { shares: [] }, 'shares'],
  ['an end before its beginning', { lastFiscalYear: 2025 }, 'lastFiscalYear'],
])('A cost with %s is refused', (_, input, where) => {
  expect(places(input)).toEqual([where]);
});

it('A cost within measure is taken', () => {
  expect(places({})).toEqual([]);
  expect(places({ shares: [{ projectId: 'a', weight: 999_999 }], yen: 10 ** 12 - 1 })).toEqual([]);
});
