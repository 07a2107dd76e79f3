import { parseDate, type IsoDate } from './date.js';
import { InvalidInput } from './invalid-input.js';
import { monthFrom, monthNumber, monthOf, monthRange, yearOf, type Month } from './month.js';

/** 年度 by its western number: fiscal year N runs from April N to March N+1. */
export type FiscalYear = number;

/** Reads `2025` or `FY2025`. @throws InvalidInput for anything else. */
export function parseFiscalYear(text: string): FiscalYear {
  const year = /^(?:FY)?([1-9]\d{3})$/.exec(text)?.[1];
  if (year === undefined || year === '9999') {
    throw new InvalidInput(`年度「${text}」は西暦4桁（例: 2025）で入力してください。`, text);
  }
  return Number(year);
}

/** The fiscal year a month belongs to: January to March belong to the year before. */
export function fiscalYearOf(month: Month): FiscalYear {
  return monthNumber(month) >= 4 ? yearOf(month) : yearOf(month) - 1;
}

/** The fiscal year a day belongs to. */
export function fiscalYearOfDate(date: IsoDate): FiscalYear {
  return fiscalYearOf(monthOf(date));
}

/** The twelve months of a fiscal year, April first. */
export function monthsOfFiscalYear(year: FiscalYear): Month[] {
  return monthRange(monthFrom(year, 4), monthFrom(year + 1, 3));
}

/** 1 April of the year. */
export function fiscalYearStart(year: FiscalYear): IsoDate {
  return parseDate(`${year}-04-01`);
}

/** 31 March of the year after. */
export function fiscalYearEnd(year: FiscalYear): IsoDate {
  return parseDate(`${year + 1}-03-31`);
}

/** The latest fiscal year that is over by the end of a day: on 31 March itself the year counts as complete. */
export function latestCompleteFiscalYear(asOf: IsoDate): FiscalYear {
  const year = fiscalYearOfDate(asOf);
  return fiscalYearEnd(year) <= asOf ? year : year - 1;
}
