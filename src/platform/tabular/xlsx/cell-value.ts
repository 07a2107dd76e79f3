import { type CellForm } from '../sheet-row.js';
import { damagedWorkbook } from './damaged-workbook.js';
import { type NumberMeaning } from './date-format.js';
import { serialDateText, serialTimeText } from './serial-date.js';

/** What the cells of a sheet refer to. */
export interface CellSource {
  strings: readonly string[];
  /** What each style makes of a number. */
  meanings: readonly NumberMeaning[];
  dates1904: boolean;
  resultsAreStale: boolean;
}

/** A cell as its XML has it. */
export interface RawCell {
  type: string;
  style: number;
  /** Undefined where there is no `<v>`. */
  value: string | undefined;
  inline: string;
  isFormula: boolean;
}

/** The text of a cell as a person would type it ('' for a blank one) and what it is. */
export interface CellValue {
  text: string;
  form: CellForm;
}

const BLANK: CellValue = { text: '', form: 't' };
const NO_RESULT: CellValue = { text: '', form: 'f' };
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?$/i;
const ISO_DAY = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/;

/**
 * Reads a cell. A formula gives the result Excel last worked out; one without a result is told apart from a blank cell,
 * as is a 0 that a writer which cannot calculate has put in its place.
 *
 * @throws FileProblem where it refers to what there is not, or a number is none.
 */
export function cellValue(cell: RawCell, source: CellSource): CellValue {
  const { type, value, isFormula } = cell;
  if (isFormula && (value === undefined || (value === '' && type !== 'str'))) return NO_RESULT;
  if (isFormula && source.resultsAreStale && value === '0') return NO_RESULT;
  if (type === 'inlineStr') return { text: cell.inline, form: 't' };
  if (value === undefined || (value === '' && type !== 's')) return BLANK;
  switch (type) {
    case 's':
      return { text: sharedString(value, source.strings), form: 't' };
    case 'str':
      return { text: value, form: 't' };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE', form: 't' };
    case 'e':
      return { text: value, form: 'e' };
    case 'd':
      return isoDay(value);
    case 'n':
      return numberValue(value, cell.style, source);
    default:
      throw damagedWorkbook();
  }
}

function sharedString(value: string, strings: readonly string[]): string {
  const string = /^\d{1,7}$/.test(value.trim()) ? strings[Number(value)] : undefined;
  if (string === undefined) throw damagedWorkbook();
  return string;
}

function isoDay(value: string): CellValue {
  const [, day, time] = ISO_DAY.exec(value.trim()) ?? [];
  if (day === undefined) throw damagedWorkbook();
  return { text: time === undefined || time === '00:00:00' ? day : `${day} ${time}`, form: 'd' };
}

function numberValue(value: string, style: number, { meanings, dates1904 }: CellSource): CellValue {
  const text = value.trim();
  const number = Number(text);
  if (!NUMBER.test(text) || !Number.isFinite(number)) throw damagedWorkbook();
  const meaning = meanings[style] ?? 'number';
  if (meaning === 'number') return { text: numberText(number), form: 'n' };
  if (meaning === 'time' && number >= 0 && number < 1) return { text: serialTimeText(number), form: 'd' };
  return { text: serialDateText(number, dates1904) ?? numberText(number), form: 'd' };
}

/** Excel shows 15 significant digits; what lies beyond is noise of binary fractions. */
function numberText(value: number): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(15));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}
