import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { rate } from '../kernel/rate.js';
import { type Exact, formatDecimal, parseDecimal } from '../kernel/exact.js';
import {
  deviation,
  deviationInCount,
  missingInCount,
  monthsLeft,
  paceNeeded,
  paceNeededInCount,
  type Target,
  type TargetKind,
  trajectory,
  trajectoryAt,
} from './trajectory.js';

const at = (fiscalYear: number, text: string) => ({ fiscalYear, value: parseDecimal(text, 1) });
const decimalText = (value: Exact | null, decimals = 2) => value && formatDecimal(value, decimals);
const month = parseMonth;

/** 下関市: R6 14.1 %, R11 20.0 %, R16 34.0 %. */
const survey: Target = {
  kind: 'reach',
  baseline: at(2024, '14.1'),
  targets: [at(2029, '20.0'), at(2034, '34.0')],
  path: [],
};
const priorityItems: Target = {
  kind: 'reach',
  baseline: at(2023, '71.7'),
  targets: [at(2029, '100'), at(2034, '100')],
  path: [],
};

describe('the way to a target', () => {
  it('is a straight line between fiscal years’ ends, month by month', () => {
    expect(decimalText(trajectoryAt(survey, month('2025-03')))).toBe('14.10');
    expect(decimalText(trajectoryAt(survey, month('2026-03')))).toBe('15.28');
    expect(decimalText(trajectoryAt(survey, month('2030-03')))).toBe('20.00');
    expect(decimalText(trajectoryAt(survey, month('2032-09')))).toBe('27.00');
    expect(decimalText(trajectoryAt(survey, month('2035-03')))).toBe('34.00');
    expect(trajectory(survey)).toHaveLength(121);
  });

  it('has nothing to say before the baseline, and stays on the last target after it', () => {
    expect(trajectoryAt(survey, month('2025-02'))).toBeNull();
    expect(decimalText(trajectoryAt(survey, month('2036-01')))).toBe('34.00');
  });

  it('follows the yearly values that were typed in', () => {
    const path = [at(2025, '14.5'), at(2027, '18.5')];
    expect(decimalText(trajectoryAt({ ...survey, path }, month('2027-03')))).toBe('16.50');
  });

  it.each<TargetKind>(['at-most', 'keep'])('of the kind %s is no line', (kind) => {
    expect(trajectory({ ...survey, kind })).toEqual([]);
    expect(deviation({ ...survey, kind }, month('2026-03'), parseDecimal('1', 1))).toBeNull();
    expect(
      paceNeeded({ ...survey, kind }, month('2026-03'), { value: parseDecimal('1', 1), months: 48 }),
    ).toBeNull();
  });
});

describe('the deviation from the way', () => {
  it('is told in points and in the number of items that would be on it', () => {
    // 72 months from 71.7 to 100; 31 of them gone: 71.7 + 28.3 × 31/72 = 83.88 %, of 53 items 45.
    const now = month('2026-10');
    expect(decimalText(trajectoryAt(priorityItems, now))).toBe('83.88');
    expect(decimalText(deviation(priorityItems, now, parseDecimal('79.2', 1)))).toBe('-4.68');
    expect(deviationInCount(priorityItems, now, rate(42, 53))).toBe(-3);
    expect(deviationInCount(priorityItems, now, rate(45, 53))).toBe(0);
    expect(deviationInCount(priorityItems, now, rate(0, 0))).toBeNull();
  });
});

describe('the pace needed from now', () => {
  const october = month('2026-10');
  const value = (text: string, months = 41) => ({ value: parseDecimal(text, 1), months });
  const actualOf = (numerator: number, months = 41) => ({ rate: rate(numerator, 53), months });

  it('is what is missing over the months that are left to the next target', () => {
    // From October 2026 to March 2030 there are 41 months, and 11 of 53 items are missing.
    expect(monthsLeft(at(2029, '100'), october)).toBe(41);
    expect(decimalText(paceNeeded(priorityItems, october, value('79.5')))).toBe('0.50');
    expect(missingInCount(priorityItems, october, rate(42, 53))).toBe(11);
    expect(paceNeededInCount(priorityItems, october, actualOf(42))).toEqual({
      top: 11n,
      bottom: 41n,
    });
  });

  it('is nothing where the target is reached or its time is up', () => {
    expect(paceNeeded(priorityItems, october, value('100'))).toBeNull();
    expect(monthsLeft(at(2034, '100'), month('2035-04'))).toBe(0);
    expect(paceNeeded(priorityItems, month('2035-03'), value('90', 0))).toBeNull();
    expect(paceNeededInCount(priorityItems, october, actualOf(53))).toBeNull();
    expect(missingInCount(priorityItems, october, rate(53, 53))).toBe(0);
    expect(missingInCount(priorityItems, october, rate(0, 0))).toBeNull();
  });

  it('counts what still has to go where the target lies below: 27 of 53 are more than 50 %', () => {
    const down: Target = { ...survey, baseline: at(2024, '80.0'), targets: [at(2029, '50.0')] };
    expect(missingInCount(down, october, rate(27, 53))).toBe(-1);
    expect(missingInCount(down, october, rate(26, 53))).toBe(0);
    expect(deviationInCount(down, month('2030-03'), rate(27, 53))).toBe(1);
  });

  it('is negative where the target lies below', () => {
    const down: Target = { ...survey, targets: [at(2026, '2.1')] };
    expect(decimalText(paceNeeded(down, month('2026-03'), value('14.1', 12)))).toBe('-1.00');
  });
});
