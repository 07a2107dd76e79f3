import { type FiscalYear } from '../kernel/fiscal-year.js';
import { monthFrom, monthRange, monthsBetween, type Month } from '../kernel/month.js';
import { countForPercent, countWithinPercent, percentOf, type Rate } from '../kernel/rate.js';
import { add, compareExact, type Exact, scale, subtract } from '../kernel/exact.js';

/** 目標・上限・維持: to be reached, not to be exceeded, not to be fallen below. */
export const TARGET_KINDS = ['reach', 'at-most', 'keep'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A value that holds at the end of a fiscal year (31 March). */
export interface YearValue {
  readonly fiscalYear: FiscalYear;
  readonly value: Exact;
}

/** 目標: where one started, where one wants to be, and the way between. */
export interface Target {
  readonly kind: TargetKind;
  readonly baseline: YearValue;
  /** Oldest first, at least one, all after the baseline. */
  readonly targets: readonly YearValue[];
  /** Yearly values of the way, typed in; empty for a straight line. */
  readonly path: readonly YearValue[];
}

/** The month at whose end a fiscal year's value holds: March. */
export function lastMonthOf(fiscalYear: FiscalYear): Month {
  return monthFrom(fiscalYear + 1, 3);
}

/** Whether a target to be reached is to be reached from above: the last target lies below the baseline. */
export function goesDown({ baseline, targets }: Target): boolean {
  const last = targets.at(-1);
  return last !== undefined && compareExact(last.value, baseline.value) < 0;
}

/**
 * Where one should stand at a month's end: on the straight line between the values of two fiscal years' ends
 * (baseline, path, targets); after the last target, on it. `null` before the baseline, and for a ceiling or a
 * floor, which have no line.
 */
export function trajectoryAt(target: Target, month: Month): Exact | null {
  if (target.kind !== 'reach') return null;
  const points = [target.baseline, ...target.path, ...target.targets].sort(
    (a, b) => a.fiscalYear - b.fiscalYear,
  );
  const later = points.find(({ fiscalYear }) => lastMonthOf(fiscalYear) >= month);
  if (later === undefined) return points.at(-1)?.value ?? null;
  if (lastMonthOf(later.fiscalYear) === month) return later.value;
  const earlier = points[points.indexOf(later) - 1];
  if (earlier === undefined) return null;
  const since = lastMonthOf(earlier.fiscalYear);
  const gone = monthsBetween(since, month);
  const whole = monthsBetween(since, lastMonthOf(later.fiscalYear));
  return add(earlier.value, scale(subtract(later.value, earlier.value), gone, whole));
}

/** The line month by month, from the baseline to the last target; empty for a ceiling or a floor. */
export function trajectory(target: Target): { month: Month; value: Exact }[] {
  const last = target.targets.at(-1) ?? target.baseline;
  return monthRange(lastMonthOf(target.baseline.fiscalYear), lastMonthOf(last.fiscalYear)).flatMap(
    (month) => {
      const value = trajectoryAt(target, month);
      return value === null ? [] : [{ month, value }];
    },
  );
}

/** 乖離: the actual less the line; negative below it. `null` where there is no line. */
export function deviation(target: Target, month: Month, actual: Exact): Exact | null {
  const line = trajectoryAt(target, month);
  return line === null ? null : subtract(actual, line);
}

/**
 * 乖離 as a number of items or procedures: those online less the fewest that reach the line (the most, where it is to
 * be reached from above), so -3 says that three more would be on it. `null` where there is no line or nothing is counted.
 */
export function deviationInCount(target: Target, month: Month, actual: Rate): number | null {
  const line = trajectoryAt(target, month);
  if (line === null || actual.denominator === 0) return null;
  return actual.numerator - countToReach(target, line, actual.denominator);
}

/** The target that comes next at a month's end: of that fiscal year or a later one; the last once all are past. */
export function nextTarget({ targets }: Target, month: Month): YearValue | null {
  return targets.find(({ fiscalYear }) => lastMonthOf(fiscalYear) >= month) ?? targets.at(-1) ?? null;
}

/** From the end of a month to the end of a target's fiscal year; 0 where that is over. */
export function monthsLeft({ fiscalYear }: YearValue, now: Month): number {
  return Math.max(0, monthsBetween(now, lastMonthOf(fiscalYear)));
}

/**
 * How much a month, over the `months` that are left, to be at the target in time that comes next at the actual's
 * `month`: signed, in the indicator's unit. A yearly survey may be long past: the months are those from now.
 * `null` where no month is left, for a ceiling or a floor, and where the target is reached already.
 */
export function paceNeeded(
  target: Target,
  month: Month,
  { value, months }: { value: Exact; months: number },
): Exact | null {
  const next = nextTarget(target, month);
  if (target.kind !== 'reach' || next === null) return null;
  const missing = subtract(next.value, value);
  const reached = goesDown(target) ? missing.top >= 0n : missing.top <= 0n;
  return months <= 0 || reached ? null : scale(missing, 1, months);
}

/** How many items or procedures are missing to the next target; 0 where it is reached, `null` where nothing is counted. */
export function missingInCount(target: Target, month: Month, actual: Rate): number | null {
  const next = nextTarget(target, month);
  if (target.kind !== 'reach' || next === null || actual.denominator === 0) return null;
  const missing = countToReach(target, next.value, actual.denominator) - actual.numerator;
  return goesDown(target) ? Math.min(0, missing) : Math.max(0, missing);
}

/** The same as a number of items or procedures a month, exact: 2/3 says two in three months. */
export function paceNeededInCount(
  target: Target,
  month: Month,
  { rate, months }: { rate: Rate; months: number },
): Exact | null {
  const value = percentOf(rate);
  if (value === null || paceNeeded(target, month, { value, months }) === null) return null;
  const missing = missingInCount(target, month, rate);
  return missing === null ? null : scale({ top: BigInt(missing), bottom: 1n }, 1, months);
}

function countToReach(target: Target, percent: Exact, denominator: number): number {
  return goesDown(target) ? countWithinPercent(percent, denominator) : countForPercent(percent, denominator);
}
