import { type Count, parseCountText } from '../../kernel/count.js';
import { type IsoDate } from '../../kernel/date.js';
import { type Month, monthOf } from '../../kernel/month.js';
import { readDate, readMonth } from '../../kernel/read-date.js';
import { readInstant } from '../../kernel/read-instant.js';
import { CellError } from './cell-errors.js';
import { type CellPlace, cellReader, type CellReader } from './columns.js';
import { serialDateText } from './xlsx/serial-date.js';

/** Days from 1954 to 2119: numbers a workbook shows where a date lost its format. */
const LIKELY_SERIALS = { from: 20_000, to: 80_000 };
/** A year with one digit behind the point: October without its 0, or January. */
const YEAR_AND_ONE = /^((?:19|20|21)\d{2})\.1$/;

/**
 * Lets a value stand only for its own row: a figure in cells merged over several rows is the figure of none of them.
 */
export function ownCell<T>(read: CellReader<T>): CellReader<T> {
  return cellReader({ rule: read.rule, choices: read.choices }, (text: string, cell: CellPlace) => {
    if (cell.merged && text !== '') {
      throw new CellError(
        '結合されたセルの数は、どの行のものか分かりません。結合を解除し、行ごとに入れてください。',
      );
    }
    return read(text, cell);
  });
}

/** 件数; see `parseCountText`. */
export const countCell: CellReader<Count> = ownCell(
  cellReader(
    { rule: '0以上の整数。数えていないときは空欄（未回答）、対象がないときは「該当なし」と入力します。' },
    parseCountText,
  ),
);

/** A month as people write it or as a day of it; blank is null. */
export const monthCell = cellReader(
  { rule: '年月。「2026-10」「令和8年10月」の形で入力します。' },
  readMonthCell,
);

function readMonthCell(text: string, cell: CellPlace): Month | null {
  if (text === '') return null;
  if (cell.form === 'date') return monthOf(readDate(text));
  if (cell.form !== 'text') {
    refuseSerial(text, cell, (day) => monthWords(monthOf(readDate(day))));
    const year = YEAR_AND_ONE.exec(text)?.[1];
    if (year !== undefined) {
      throw new CellError(
        `「${text}」は${year}年1月とも${year}年10月とも読めます。「${year}-01」か「${year}-10」のように入力してください。`,
      );
    }
  }
  return readMonth(text);
}

/** A day as people write it; blank is null. */
export const dateCell = cellReader(
  { rule: '日付。「2026-10-31」「令和8年10月31日」の形で入力します。' },
  readDateCell,
);

function readDateCell(text: string, cell: CellPlace): IsoDate | null {
  if (text === '') return null;
  if (cell.form !== 'text') refuseSerial(text, cell, dayWords);
  return readDate(text);
}

/** A day and time of day, Japan's unless it says otherwise; blank is null. */
export const instantCell = cellReader(
  { rule: '日時。「2026-10-31 09:30」の形で、日本時間で入力します。' },
  readInstantCell,
);

function readInstantCell(text: string, cell: CellPlace): Date | null {
  if (text === '') return null;
  if (cell.form !== 'text') refuseSerial(text, cell, (day) => day);
  return readInstant(text);
}

/** Refuses a number that a day becomes when its format is lost, with the day it may be. */
function refuseSerial(text: string, { dates1904 = false }: CellPlace, words: (day: string) => string): void {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return;
  const serial = Number(text);
  if (serial < LIKELY_SERIALS.from || serial >= LIKELY_SERIALS.to) return;
  const day = serialDateText(serial, dates1904);
  if (day === undefined) return;
  throw new CellError(
    `「${text}」は日付の通し番号かもしれません（${words(day)}）。セルの書式を日付にするか、「2026-10」「令和8年10月31日」のような文字で入れてください。`,
  );
}

const monthWords = (month: Month): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

const dayWords = (day: string): string =>
  `${monthWords(monthOf(readDate(day)))}${Number(day.slice(8, 10))}日`;
