import { type IsoDate } from '../../../kernel/date.js';
import { fiscalYearOf, fiscalYearStart, latestCompleteFiscalYear } from '../../../kernel/fiscal-year.js';
import {
  addMonths,
  monthEnd,
  monthOf,
  monthRange,
  monthsBetween,
  previousMonth,
  type Month,
} from '../../../kernel/month.js';

/** How many months the sample city has reported. */
export const REPORTED_MONTHS = 13;

/** The period that the sample city covers. Its months are numbered from 0, the oldest reported one. */
export interface Window {
  /** The reported months, oldest first. */
  readonly months: readonly Month[];
  /** From when the stages of the beginning hold: two fiscal years of counts can stand on them. */
  readonly beginning: IsoDate;
  /** The 1 April before the first reported month, when some procedures went online. */
  readonly stockTaking: IsoDate;
  /** The last complete fiscal year and the one before it, older first. */
  readonly countedYears: readonly number[];
}

/** The window that ends with a month. */
export function windowEnding(last: Month): Window {
  const first = addMonths(last, 1 - REPORTED_MONTHS);
  const year = fiscalYearOf(previousMonth(first));
  const complete = latestCompleteFiscalYear(monthEnd(last));
  return {
    months: monthRange(first, last),
    beginning: fiscalYearStart(year - 1),
    stockTaking: fiscalYearStart(year),
    countedYears: [complete - 1, complete],
  };
}

/** The number of a month in the window; negative before it. */
export function numberIn(window: Window, month: Month): number {
  return monthsBetween(firstMonth(window), month);
}

/** The number of the month in which the stock-taking lies. */
export function stockTakingNumber(window: Window): number {
  return numberIn(window, monthOf(window.stockTaking));
}

/** The month of a number, within the window or beyond. */
export function monthNumbered(window: Window, at: number): Month {
  return addMonths(firstMonth(window), at);
}

function firstMonth({ months: [first] }: Window): Month {
  if (first === undefined) throw new RangeError('a window has months');
  return first;
}
