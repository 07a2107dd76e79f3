import { type IsoDate } from './date.js';
import {
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
  monthsOfFiscalYear,
  parseFiscalYear,
} from './fiscal-year.js';
import { InvalidInput } from './invalid-input.js';
import { eraFiscalYear, eraMonth } from './japanese-era.js';
import { isMonth, monthEnd, monthNumber, monthStart, yearOf, type Month } from './month.js';

/** A whole fiscal year as a period: `FY2025` is April 2025 to March 2026. */
export type FiscalYearPeriod = `FY${number}`;

/** What a figure reports on: a month (`2026-10`) or a fiscal year (`FY2025`). */
export type Period = Month | FiscalYearPeriod;

/** Reads `2026-10` or `FY2025`. @throws InvalidInput for anything else. */
export function parsePeriod(text: string): Period {
  if (isMonth(text)) return text;
  if (text.startsWith('FY')) return fiscalYearPeriod(parseFiscalYear(text));
  throw new InvalidInput(`対象期間「${text}」は「2026-10」または「FY2025」の形で入力してください。`, text);
}

/** The period that is the whole of a fiscal year. */
export function fiscalYearPeriod(year: number): FiscalYearPeriod {
  return `FY${year}`;
}

/** Whether a period is a month; otherwise it is a fiscal year. */
export function isMonthPeriod(period: Period): period is Month {
  return isMonth(period);
}

/** `month` or `fiscal-year`. */
export function periodKind(period: Period): 'month' | 'fiscal-year' {
  return isMonthPeriod(period) ? 'month' : 'fiscal-year';
}

/** The months of a period, oldest first: one, or twelve. */
export function monthsOfPeriod(period: Period): Month[] {
  return isMonthPeriod(period) ? [period] : monthsOfFiscalYear(yearOfPeriod(period));
}

/** The periods that a month ends: itself, and with March its fiscal year. */
export function periodsEndedBy(month: Month): Period[] {
  return monthNumber(month) === 3 ? [month, fiscalYearPeriod(fiscalYearOf(month))] : [month];
}

/** The first day of a period. */
export function periodFrom(period: Period): IsoDate {
  return isMonthPeriod(period) ? monthStart(period) : fiscalYearStart(yearOfPeriod(period));
}

/** The last day of a period. */
export function periodTo(period: Period): IsoDate {
  return isMonthPeriod(period) ? monthEnd(period) : fiscalYearEnd(yearOfPeriod(period));
}

/** The day on which stocks are taken: the last day of the month, or 31 March. */
export function periodAsOf(period: Period): IsoDate {
  return periodTo(period);
}

/** For screens and reports: `2026年10月（令和8年10月）` or `令和7年度（2025年度）`. */
export function periodLabel(period: Period): string {
  if (isMonthPeriod(period)) return `${yearOf(period)}年${monthNumber(period)}月（${eraMonth(period)}）`;
  const year = yearOfPeriod(period);
  return `${eraFiscalYear(year)}（${year}年度）`;
}

/** The number of the fiscal year a fiscal-year period stands for. */
export function yearOfPeriod(period: FiscalYearPeriod): number {
  return parseFiscalYear(period);
}
