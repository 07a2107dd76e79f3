import { isDate, type IsoDate } from './date.js';
import { InvalidInput } from './invalid-input.js';
import { eraFirstYear } from './japanese-era.js';
import { isMonth, type Month, monthOf } from './month.js';
import { foldWidth } from './numeral.js';

const YEAR = String.raw`(?:(?<era>令和?|平成?|昭和?|R|H|S)\s?(?<eraYear>元|0?[1-9]|[1-9]\d)|(?<year>\d{4}))\s?[年/.-]`;
const MONTH = new RegExp(String.raw`^${YEAR}\s?(?<month>\d{1,2})\s?月?$`, 'i');
const DATE = new RegExp(
  String.raw`^${YEAR}\s?(?<month>\d{1,2})\s?[月/.-]\s?(?<day>\d{1,2})\s?日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?$`,
  'i',
);

/**
 * Reads a day as people write it in files: `2026-10-31`, `2026/10/31`, `2026年10月31日`, `令和8年10月31日`,
 * `R8.10.31`, in any width; a time of day behind it is passed over. @throws InvalidInput for anything else and for
 * a day that does not exist.
 */
export function readDate(text: string): IsoDate {
  const found = DATE.exec(foldWidth(text))?.groups;
  const date = found ? `${western(found)}-${twoDigits(found.month)}-${twoDigits(found.day)}` : '';
  if (isDate(date)) return date;
  throw new InvalidInput(
    `日付「${text}」を読み取れません。「2026-10-31」「令和8年10月31日」のように入力してください。`,
    text,
  );
}

/**
 * Reads a month as people write it in files: `2026-10`, `2026/10`, `2026年10月`, `令和8年10月`, `R8.10`; of a day, its month.
 * @throws InvalidInput
 */
export function readMonth(text: string): Month {
  const cell = foldWidth(text);
  if (DATE.test(cell)) return monthOf(readDate(text));
  const found = MONTH.exec(cell)?.groups;
  const month = found ? `${western(found)}-${twoDigits(found.month)}` : '';
  if (isMonth(month)) return month;
  throw new InvalidInput(
    `年月「${text}」を読み取れません。「2026-10」「令和8年10月」のように入力してください。`,
    text,
  );
}

function western({ year, era, eraYear }: Record<string, string | undefined>): string {
  if (year !== undefined) return year;
  const nth = eraYear === '元' ? 1 : Number(eraYear);
  return String(eraFirstYear((era ?? '').toUpperCase()) + nth - 1);
}

function twoDigits(number: string | undefined): string {
  return (number ?? '').padStart(2, '0');
}
