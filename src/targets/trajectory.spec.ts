import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { rate } from '../kernel/rate.js';
import { type Exact, formatDecimal, parseDecimal } from './exact.js';
import {
  deviation,
  deviationInCount,
  missingInCount,
  paceNeeded,
  paceNeededInCount,
  type Target,
  type TargetKind,
  trajectory,
  trajectoryAt,
} from './trajectory.js';

const at = (fiscalYear: number, text: string) => ({ fiscalYear, value: parseDecimal(text, 1) });
const shown = (value: Exact | null, decimals = 2) => value && formatDecimal(value, decimals);
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
    expect(shown(trajectoryAt(survey, month('2025-03')))).toBe('14.10');
    expect(shown(trajectoryAt(survey, month('2026-03')))).toBe('15.28');
    expect(shown(trajectoryAt(survey, month('2030-03')))).toBe('20.00');
    expect(shown(trajectoryAt(survey, month('2032-09')))).toBe('27.00');
    expect(shown(trajectoryAt(survey, month('2035-03')))).toBe('34.00');
    expect(trajectory(survey)).toHaveLength(121);
  });

  it('has nothing to say before the baseline, and stays on the last target after it', () => {
    expect(trajectoryAt(survey, month('2025-02'))).toBeNull();
    expect(shown(trajectoryAt(survey, month('2036-01')))).toBe('34.00');
  });

  it('follows the yearly values that were typed in', () => {
    const path = [at(2025, '14.5'), at(2027, '18.5')];
    expect(shown(trajectoryAt({ ...survey, path }, month('2027-03')))).toBe('16.50');
  });

  it.each<TargetKind>(['at-most', 'keep'])('of the kind %s is no line', (kind) => {
    expect(trajectory({ ...survey, kind })).toEqual([]);
    expect(deviation({ ...survey, kind }, month('2026-03'), parseDecimal('1', 1))).toBeNull();
    expect(paceNeeded({ ...survey, kind }, month('2026-03'), parseDecimal('1', 1))).toBeNull();
  });
});

describe('the deviation from the way', () => {
  it('is told in points and in the number of items that would be on it', () => {
    // 72 months from 71.7 to 100; 31 of them gone: 71.7 + 28.3 × 31/72 = 83.88 %, of 53 items 45.
    const now = month('2026-10');
    expect(shown(trajectoryAt(priorityItems, now))).toBe('83.88');
    expect(shown(deviation(priorityItems, now, parseDecimal('79.2', 1)))).toBe('-4.68');
    expect(deviationInCount(priorityItems, now, rate(42, 53))).toBe(-3);
    expect(deviationInCount(priorityItems, now, rate(45, 53))).toBe(0);
    expect(deviationInCount(priorityItems, now, rate(0, 0))).toBeNull();
  });
});

describe('the pace needed from now', () => {
  it('is what is missing over the months that are left to the next target', () => {
    // From October 2026 to March 2030 there are 41 months, and 11 of 53 items are missing.
    expect(shown(paceNeeded(priorityItems, month('2026-10'), parseDecimal('79.5', 1)))).toBe('0.50');
    expect(missingInCount(priorityItems, month('2026-10'), rate(42, 53))).toBe(11);
    expect(paceNeededInCount(priorityItems, month('2026-10'), rate(42, 53))).toEqual({
      top: 11n,
      bottom: 41n,
    });
  });

  it('is nothing where the target is reached or its time is up', () => {
    expect(paceNeeded(priorityItems, month('2026-10'), parseDecimal('100', 1))).toBeNull();
    expect(paceNeeded(priorityItems, month('2035-03'), parseDecimal('90', 1))).toBeNull();
    expect(paceNeededInCount(priorityItems, month('2026-10'), rate(53, 53))).toBeNull();
    expect(missingInCount(priorityItems, month('2026-10'), rate(53, 53))).toBe(0);
    expect(missingInCount(priorityItems, month('2026-10'), rate(0, 0))).toBeNull();
  });

  it('is negative where the target lies below', () => {
    const down: Target = { ...survey, targets: [at(2026, '2.1')] };
    expect(shown(paceNeeded(down, month('2026-03'), parseDecimal('14.1', 1)))).toBe('-1.00');
  });
});
