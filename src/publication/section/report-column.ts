import {
  completenessInWords,
  FIGURE_WORDS,
  grouped,
  NO_FIGURE,
  partsInWords,
  signed,
} from '../../kernel/figure-words.js';
import { parseDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { parsePeriod, periodLabel } from '../../kernel/period.js';
import { isComplete } from '../../kernel/rate.js';
import { type CellToWrite, type ColumnToWrite } from '../../platform/tabular/sheet-to-write.js';
import { groupedDecimal } from '../automation/automation-words.js';
import { type DataCode, type Datum, type Subject } from './datum.js';
import { type Cell, type Figure } from './report-section.js';

type Form = 'page' | 'paper' | 'sheet' | 'data';

/** A column of a report's table, said once for every form. */
export interface ReportColumn<Row> {
  key: string;
  label: string;
  /** The forms it is shown in. */
  on: readonly Form[];
  /** Figures stand to the right. */
  numeric: boolean;
  /** Names the row. */
  heading: boolean;
  /** Short words stay on one line. */
  short: boolean;
  /** One of many alike, which go on in a further table where the paper is too narrow. */
  abreast: boolean;
  cell(row: Row): Cell;
  /** Its columns in the workbook: figures without marks, a rate in its parts. */
  sheet: readonly (ColumnToWrite & { value(row: Row): CellToWrite })[];
  data(row: Row, of: Subject): Datum[];
  codes: Record<string, DataCode>;
}

interface Options<Row> {
  /** By default every form. */
  on?: readonly Form[];
  heading?: boolean;
  abreast?: boolean;
  unit?: string | ((row: Row) => string);
  /** What people read, where it is not the value with its unit. */
  words?: (row: Row) => string;
  /** A day or month in both calendars, which breaks between them. */
  period?: boolean;
  /** Written at length. */
  prose?: boolean;
  /** Read in smaller letters below. */
  below?: (row: Row) => readonly string[];
  link?: (row: Row) => Cell['link'];
  tone?: (row: Row) => Cell['tone'];
  /** A warning beside it. */
  mark?: (row: Row) => string | undefined;
  /** Its title in the workbook, where that has to say more. */
  sheet?: string;
  sheetWidth?: number;
  /** The meaning of its field in CSV and JSON; omitted when it has none. */
  meaning?: string;
  /** Its datum's name and unit, where they are not the column's. */
  dataName?: string;
  dataUnit?: string | ((row: Row) => string);
  /** Said instead of no value (null: nothing); without it there is no datum then. */
  blank?: string | null;
  dataMore?: (row: Row) => Partial<Datum>;
}

type Value = string | number | null | undefined;
type Builder = <Row>(
  key: string,
  label: string,
  of: (row: Row) => Value,
  options?: Options<Row>,
) => ReportColumn<Row>;

interface Kind {
  sheet: ColumnToWrite['kind'];
  words: (value: string) => string;
  numeric?: boolean;
  /** In both calendars. */
  period?: boolean;
  /** On one line. */
  short?: boolean;
}

const isNumber = (value: Value) => /^-?\d+(\.\d+)?$/.test(String(value));
const of = <Row>(option: string | ((row: Row) => string) | undefined, row: Row) =>
  typeof option === 'function' ? option(row) : option;

const kind =
  ({ sheet, words, numeric = false, period = false, short = false }: Kind): Builder =>
  (key, label, valueOf, options = {}) => {
    const { on = ['page', 'paper', 'sheet', 'data'], unit, below, link, tone, mark, prose } = options;
    const isWord = (value: Value) => numeric && !isNumber(value);
    const titleUnit = sheet === 'decimal' && typeof unit === 'string' ? `（${unit}）` : '';
    const read = (value: Value, row: Parameters<typeof valueOf>[0]) => {
      if (value == null) return NO_FIGURE;
      return isWord(value) ? String(value) : `${words(String(value))}${of(unit, row) ?? ''}`;
    };
    return {
      ...{ key, label, on, numeric, short },
      heading: options.heading ?? false,
      abreast: options.abreast ?? false,
      cell: (row) => ({
        text: options.words?.(row) ?? read(valueOf(row), row),
        ...{
          period: options.period ?? period,
          prose,
          below: below?.(row),
          link: link?.(row),
          tone: tone?.(row),
          mark: mark?.(row),
        },
      }),
      sheet: [
        {
          title: options.sheet ?? `${label}${titleUnit}`,
          kind: sheet,
          width: options.sheetWidth,
          value: (row) => inSheet(valueOf(row), sheet),
        },
      ],
      data: (row, subject) => {
        const value = valueOf(row) ?? null;
        if (options.meaning === undefined || (value === null && options.blank === undefined)) return [];
        const isFigure = numeric && (value === null ? options.blank === null : !isWord(value));
        const content = isFigure
          ? { value, unit: of(options.dataUnit, row) ?? of(unit, row) }
          : { words: value === null ? options.blank : String(value) };
        return [{ ...subject, ...codeAndName(key, label, options), ...content, ...options.dataMore?.(row) }];
      },
      codes: codesOfColumn(key, label, options),
    };
  };

/** `planned-month` of `plannedMonth`; the table says what stands before it. */
function codeAndName<Row>(key: string, label: string, { dataName = label }: Options<Row>) {
  return { key: key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), name: dataName };
}

function codesOfColumn<Row>(key: string, label: string, options: Options<Row>): Record<string, DataCode> {
  const { meaning, unit, dataUnit = unit } = options;
  if (meaning === undefined) return {};
  const { key: code, name } = codeAndName(key, label, options);
  return { [code]: { name, meaning, ...(typeof dataUnit === 'string' ? { unit: dataUnit } : {}) } };
}

function inSheet(value: Value, sheet: ColumnToWrite['kind']): CellToWrite {
  return sheet === 'decimal' && typeof value === 'string' ? Number(value) : (value ?? null);
}

export const text = kind({ sheet: 'text', words: (value) => value });
/** A short word such as a stage or the name of a department. */
export const word = kind({ sheet: 'text', words: (value) => value, short: true });
export const count = kind({ sheet: 'integer', words: (value) => grouped(Number(value)), numeric: true });
export const decimal = kind({ sheet: 'decimal', words: groupedDecimal, numeric: true });
export const points = kind({ sheet: 'decimal', words: signed, numeric: true });
export const month = kind({ sheet: 'text', words: (value) => periodLabel(parsePeriod(value)), period: true });
export const day = kind({ sheet: 'date', words: (value) => dayLabel(parseDate(value)), period: true });

interface RateOptions<Row> extends Options<Row> {
  /** The titles of its parts in the workbook; completeness only where it has one. */
  parts?: readonly string[];
  /** Whether what was reported stands in a column of its own. */
  beside?: boolean;
  data?: ReportColumn<Row>['data'];
}

const PARTS = ['率（%）', '分子', '分母', FIGURE_WORDS.reported, FIGURE_WORDS.expected];

/** A rate with its parts, and what was reported where that is not everything. */
export function rate<Row>(
  key: string,
  label: string,
  figureOf: (row: Row) => Figure | undefined,
  { parts = PARTS, beside = false, data, ...options }: RateOptions<Row> = {},
): ReportColumn<Row> {
  const base = decimal<Row>(key, label, (row) => figureOf(row)?.percent, {
    unit: '%',
    ...options,
  });
  return {
    ...base,
    cell: (row) => {
      const figure = figureOf(row);
      const words = options.words?.(row) ?? (figure ? figureInWords(figure, beside) : NO_FIGURE);
      return { ...base.cell(row), text: words, figure, beside };
    },
    sheet: parts.map((title, at) => ({
      title,
      kind: at === 0 ? 'decimal' : 'integer',
      value: (row) => partsOf(figureOf(row))[at] ?? null,
    })),
    data: data ?? ((row, of) => base.data(row, of)),
  };
}

function partsOf(figure: Figure | undefined): CellToWrite[] {
  if (!figure) return [];
  const { percent, numerator, denominator, completeness } = figure;
  const { reported = null, expected = null } = completeness ?? {};
  return [percent === null ? null : Number(percent), numerator, denominator, reported, expected];
}

/** `71.7%` and `43 / 60` beside each other, below them `回答 57 / 59` where that is not everything. */
export function figureInWords(
  { percent, numerator, denominator, completeness }: Figure,
  beside = false,
): string {
  const words =
    numerator === null || denominator === null
      ? NO_FIGURE
      : `${percentInWords(percent)}　${partsInWords(numerator, denominator)}`;
  return beside || !completeness || isComplete(completeness)
    ? words
    : `${words}\n${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`;
}

/** `71.7%`, or 「―」 where there is none. */
export function percentInWords(percent: string | null): string {
  return percent === null ? NO_FIGURE : `${percent}%`;
}

/** The datum of a figure, under its own key. */
export function figureData(
  of: Subject,
  { key, name, percent: value, numerator, denominator, completeness }: Figure & { key: string; name: string },
  more: Partial<Datum> = {},
): Datum[] {
  return [{ ...of, key, name, value, unit: '%', numerator, denominator, ...completeness, ...more }];
}

/** Those of the columns that a table shows, in the order named. */
export function pick<Row>(columns: readonly ReportColumn<Row>[], ...keys: string[]): ReportColumn<Row>[] {
  return keys.flatMap((key) => columns.filter((one) => one.key === key));
}

export function isOn(form: Form): (column: Pick<ReportColumn<unknown>, 'on'>) => boolean {
  return ({ on }) => on.includes(form);
}

export function codesOf(
  table: string,
  columns: readonly Pick<ReportColumn<unknown>, 'codes'>[],
): [string, DataCode][] {
  return columns.flatMap(({ codes }) =>
    Object.entries(codes).map(([code, meaning]): [string, DataCode] => [`${table}.${code}`, meaning]),
  );
}
