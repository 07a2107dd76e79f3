import { divide, type Exact, exact, multiply, scale, subtract, whole } from '../../kernel/exact.js';
import { type Month } from '../../kernel/month.js';

/** What one case takes: minutes of each of the people who work on it. */
export interface Work {
  minutesPerCase: Exact;
  people: Exact;
}

/** Hours of staff: minutes a case × cases × people ÷ 60. No cases give 0. */
export function workHours({ minutesPerCase, people }: Work, cases: number): Exact {
  return hoursOfMinutes(multiply(multiply(minutesPerCase, people), whole(cases)));
}

export function hoursOfMinutes(minutes: Exact): Exact {
  return multiply(minutes, exact(1n, 60n));
}

/** 削減率 in percent, unrounded: (before − after) ÷ before × 100; below 0 where it takes longer. Null for a before of 0. */
export function reductionPercent(before: Exact, after: Exact): Exact | null {
  const share = divide(subtract(before, after), before);
  return share && multiply(share, exact(100n));
}

/**
 * 年換算: hours of the months named, for the months of a year in which the work is done (12 unless some are named).
 * Null where no month is named: hours of an unknown time say nothing about a year.
 */
export function annualised(hours: Exact, measured: readonly Month[], operatingMonths = 12): Exact | null {
  return divide(multiply(hours, whole(operatingMonths)), whole(measured.length));
}

/** 見込: what a case takes now, what people are expected to still do of it, and how many cases a year brings. */
export interface Estimate {
  before: Work;
  after: Work;
  casesPerYear: number;
}

/** Hours of staff in a whole year. */
export interface YearHours {
  before: Exact;
  after: Exact;
  saved: Exact;
}

/** What an estimate says of a whole year. */
export function estimatedYear({ before, after, casesPerYear }: Estimate): YearHours {
  const hours = { before: workHours(before, casesPerYear), after: workHours(after, casesPerYear) };
  return { ...hours, saved: subtract(hours.before, hours.after) };
}

/** The hours an estimate promises for so many months, its year spread evenly over the months at work. */
export function estimatedMonths(estimate: Estimate, months: number, operatingMonths = 12): Exact {
  return scale(estimatedYear(estimate).saved, months, operatingMonths);
}
