import { parseDate, type IsoDate } from './date.js';
import { type FiscalYear } from './fiscal-year.js';
import { InvalidInput } from './invalid-input.js';
import { monthEnd, monthNumber, type Month } from './month.js';

const eraAndYear = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
  era: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The year of a day in the Japanese era: `令和8年`, and `令和元年` for a first year. */
export function eraYear(date: IsoDate): string {
  const parts = eraAndYear.formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  const year = part('year');
  return `${part('era')}${year === '1' ? '元' : year}年`;
}

/** A day in the Japanese era: `令和8年10月31日`. */
export function eraDate(date: IsoDate): string {
  return `${eraYear(date)}${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** A day in both calendars, for screens and sentences: `2026年10月31日（令和8年10月31日）`. */
export function dayLabel(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日（${eraDate(date)}）`;
}

/** A month in the Japanese era: `令和8年10月`. A month in which the era changed takes the era of its last day. */
export function eraMonth(month: Month): string {
  return `${eraYear(monthEnd(month))}${monthNumber(month)}月`;
}

/**
 * A fiscal year in the Japanese era: `令和7年度`. The era is that of 31 December, which gives the official names
 * of the years in which eras changed: 令和元年度 for 2019, 平成元年度 for 1989, 昭和63年度 for 1988.
 */
export function eraFiscalYear(year: FiscalYear): string {
  return `${eraYear(parseDate(`${year}-12-31`))}度`;
}

const FIRST_YEARS = new Map([
  ['令和', 2019],
  ['令', 2019],
  ['R', 2019],
  ['平成', 1989],
  ['平', 1989],
  ['H', 1989],
  ['昭和', 1926],
  ['昭', 1926],
  ['S', 1926],
]);

/** The western year in which an era (`令和` or `R`, 平成, 昭和) began. @throws InvalidInput for another era. */
export function eraFirstYear(era: string): number {
  const year = FIRST_YEARS.get(era);
  if (year === undefined) {
    throw new InvalidInput(
      `元号「${era}」は読み取れません。令和、平成、昭和のいずれかで入力してください。`,
      era,
    );
  }
  return year;
}
