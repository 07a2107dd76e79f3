import { expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { monthReached } from './month-reached.js';

const actuals = (...counts: [month: string, online: number][]) =>
  counts.map(([month, numerator]) => ({
    month: parseMonth(month),
    rate: { numerator, denominator: 48 },
  }));

it('goes on as in the last twelve months, and not as before them', () => {
  const known = actuals(['2024-10', 0], ['2025-10', 23], ['2026-10', 35]);
  expect(monthReached(known, 9)).toBe('2027-07');
});

it('takes as many months as there are', () => {
  expect(monthReached(actuals(['2026-08', 33], ['2026-10', 35]), 1)).toBe('2026-11');
});

it('says nothing where nothing was gained, of one month alone, and of what is too far away', () => {
  expect(monthReached(actuals(['2026-08', 36], ['2026-10', 35]), 1)).toBeNull();
  expect(monthReached(actuals(['2026-10', 35]), 1)).toBeNull();
  expect(monthReached([], 1)).toBeNull();
  expect(monthReached(actuals(['2025-10', 34], ['2026-10', 35]), 13)).toBeNull();
});
