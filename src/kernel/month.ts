import { parseDate, type IsoDate } from './date.js';
import { InvalidInput } from './invalid-input.js';
import { compareText } from './text.js';

declare const month: unique symbol;

/** A calendar month, `YYYY-MM`. Sorts as text. */
export type Month = string & { readonly [month]: true };

/** Whether the text is a month written `YYYY-MM`. */
export function isMonth(text: string): text is Month {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

/** Reads `YYYY-MM` strictly. @throws InvalidInput for anything else. */
export function parseMonth(text: string): Month {
  if (isMonth(text)) return text;
  throw new InvalidInput(`年月「${text}」は「2026-10」の形で入力してください。`, text);
}

/** The month of a western year and a month number from 1 to 12. @throws InvalidInput when out of range. */
export function monthFrom(year: number, number: number): Month {
  return parseMonth(`${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`);
}

/** The western year of a month. */
export function yearOf(month: Month): number {
  return Number(month.slice(0, 4));
}

/** The number of a month in its calendar year, 1 to 12. */
export function monthNumber(month: Month): number {
  return Number(month.slice(5, 7));
}

/** The month `count` months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const index = yearOf(month) * 12 + monthNumber(month) - 1 + count;
  return monthFrom(Math.floor(index / 12), (index % 12) + 1);
}

/** The month after. */
export function nextMonth(month: Month): Month {
  return addMonths(month, 1);
}

/** The month before. */
export function previousMonth(month: Month): Month {
  return addMonths(month, -1);
}

/** Months from `from` to `to`: 0 for the same month, negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthNumber(to) - monthNumber(from);
}

/** Every month from `from` to `to`, both included, oldest first; empty when `to` is earlier. */
export function monthRange(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, i) => addMonths(from, i));
}

/** The first day of a month. */
export function monthStart(month: Month): IsoDate {
  return parseDate(`${month}-01`);
}

/** The last day of a month. */
export function monthEnd(month: Month): IsoDate {
  const day = new Date(Date.UTC(yearOf(month), monthNumber(month), 0)).getUTCDate();
  return parseDate(`${month}-${day}`);
}

/** The month a day lies in. */
export function monthOf(date: IsoDate): Month {
  return parseMonth(date.slice(0, 7));
}

/** For sorting: negative when `a` is earlier, 0 when equal. */
export function compareMonths(a: Month, b: Month): number {
  return compareText(a, b);
}

/** The newest month whose last day is past: always the month before today's. */
export function newestEndedMonth(today: IsoDate): Month {
  return previousMonth(monthOf(today));
}

/** The name under which transactions lock a month: shared to write in it, alone to change its state. */
export function monthLockName(month: Month): string {
  return `month/${month}`;
}
