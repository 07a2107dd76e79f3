import { type Exact, scale, subtract } from '../../kernel/exact.js';
import { type Work, workHours } from './work.js';

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
