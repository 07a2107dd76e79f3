import { type IsoDate } from '../../kernel/date.js';
import { type FiscalYear, fiscalYearOf, monthsOfFiscalYear } from '../../kernel/fiscal-year.js';
import { addMonths, type Month, monthRange, newestEndedMonth } from '../../kernel/month.js';

/** The months of a fiscal year that have ended by `today`. */
export function endedMonths(year: FiscalYear, today: IsoDate): Month[] {
  return monthsOfFiscalYear(year).filter((month) => month <= newestEndedMonth(today));
}

/** The months covered by a month's report: those of its fiscal year up to it. */
export function monthsReported(month: Month): Month[] {
  return monthsOfFiscalYear(fiscalYearOf(month)).filter((one) => one <= month);
}

/**
 * The thirteen months up to the last of these, over the border of a fiscal year: a robot that stood still in March
 * still does in April. They hold all months of a year up to that last one. No months give none.
 */
export function lookedBack(months: readonly Month[]): Month[] {
  const last = months.at(-1);
  return last ? monthRange(addMonths(last, -12), last) : [];
}
