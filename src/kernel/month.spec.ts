import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDate } from './date.js';
import {
  addMonths,
  compareMonths,
  isMonth,
  monthEnd,
  monthFrom,
  monthOf,
  monthRange,
  monthsBetween,
  monthStart,
  newestEndedMonth,
  nextMonth,
  parseMonth,
  previousMonth,
} from './month.js';

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => monthFrom(year, number));

describe('months', () => {
  it.each(['2026-00', '2026-13', '2026-1', '202610', '', '2026-10-01'])('refuses %s', (text) => {
    expect(isMonth(text)).toBe(false);
    expect(() => parseMonth(text)).toThrow(`年月「${text}」は「2026-10」の形で入力してください。`);
  });

  it('steps over the turn of the year', () => {
    expect(nextMonth(parseMonth('2026-12'))).toBe('2027-01');
    expect(previousMonth(parseMonth('2026-01'))).toBe('2025-12');
    expect(addMonths(parseMonth('2026-10'), -22)).toBe('2024-12');
  });

  it('ends a month on its last day', () => {
    expect(monthStart(parseMonth('2028-02'))).toBe('2028-02-01');
    expect(monthEnd(parseMonth('2028-02'))).toBe('2028-02-29');
    expect(monthEnd(parseMonth('2026-12'))).toBe('2026-12-31');
  });

  it('takes last month as the newest that has ended, even on a last day', () => {
    expect(newestEndedMonth(parseDate('2026-10-31'))).toBe('2026-09');
    expect(newestEndedMonth(parseDate('2026-11-01'))).toBe('2026-10');
  });

  it('lists no month when the range is turned round', () => {
    expect(monthRange(parseMonth('2026-10'), parseMonth('2026-09'))).toEqual([]);
  });

  it('counts months so that adding them arrives, in the order of the text', () => {
    fc.assert(
      fc.property(month, month, (a, b) => {
        expect(addMonths(a, monthsBetween(a, b))).toBe(b);
        expect(Math.sign(monthsBetween(b, a))).toBe(compareMonths(a, b));
        expect(monthOf(monthEnd(a))).toBe(a);
      }),
    );
  });
});
