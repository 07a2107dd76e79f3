import { describe, expect, it } from '@jest/globals';
import { type Month } from './month.js';
import {
  monthsOfPeriod,
  parsePeriod,
  periodAsOf,
  periodFrom,
  periodKind,
  periodLabel,
  periodsEndedBy,
  periodTo,
} from './period.js';

describe('periods', () => {
  it('a month is a period', () => {
    const period = parsePeriod('2026-10');
    expect(periodKind(period)).toBe('month');
    expect([periodFrom(period), periodTo(period), periodAsOf(period)]).toEqual([
      '2026-10-01',
      '2026-10-31',
      '2026-10-31',
    ]);
    expect(monthsOfPeriod(period)).toEqual(['2026-10']);
    expect(periodLabel(period)).toBe('2026年10月（令和8年10月）');
  });

  it('a fiscal year is a period', () => {
    const period = parsePeriod('FY2025');
    expect(periodKind(period)).toBe('fiscal-year');
    expect([periodFrom(period), periodTo(period), periodAsOf(period)]).toEqual([
      '2025-04-01',
      '2026-03-31',
      '2026-03-31',
    ]);
    expect(monthsOfPeriod(period)).toHaveLength(12);
    expect(periodLabel(period)).toBe('令和7年度（2025年度）');
  });

  it.each([
    ['2026-03', ['2026-03', 'FY2025']],
    ['2026-04', ['2026-04']],
    ['2026-12', ['2026-12']],
  ] as const)('ends with its last month: %s ends %j', (month, periods) => {
    expect(periodsEndedBy(month as Month)).toEqual(periods);
  });

  it.each(['2025', 'FY25', 'FY2025-04', 'fy2025', ''])('refuses %s', (text) => {
    expect(() => parsePeriod(text)).toThrow(text.startsWith('FY') ? '年度「' : `対象期間「${text}」`);
  });
});
