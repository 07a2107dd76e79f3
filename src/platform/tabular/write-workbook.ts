import {
  type CellStyle,
  type CellValue,
  colToLetter,
  type DataValidation,
  measureValueWidth,
  writeXlsx,
  type WriteSheet,
} from 'hucre/xlsx';
import { pageOf } from './page-setup.js';
import { rowHeight } from './row-height.js';
import {
  type CellToWrite,
  type ColumnToWrite,
  type PictureToWrite,
  type SheetToWrite,
  type WorkbookToWrite,
} from './sheet-to-write.js';

const FONT = { name: '游ゴシック', size: 11 };
const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FE' } },
  border: { bottom: { style: 'thin' } },
  alignment: { vertical: 'center', wrapText: true },
};
const LINES = { border: { bottom: { style: 'hair' } } } satisfies CellStyle;
const FIGURE: CellStyle = { ...LINES, alignment: { vertical: 'center' } };
const WORDS: CellStyle = {
  ...LINES,
  alignment: { vertical: 'center', horizontal: 'left', indent: 1, wrapText: true },
};
/** Codes such as 010001 stay text when someone edits them. */
const FORMATS = { text: '@', integer: '#,##0', decimal: '#,##0.0', date: 'yyyy/mm/dd' } as const;
const LAST_ROW = 1_048_576;
const NARROWEST = 8;
const WIDEST = 60;
/** Narrower, so that a page's width holds a sheet in letters that can be read: longer text goes on below. */
const WIDEST_PRINTED = 36;
const CHOICES_SHEET = '選択肢';

/**
 * Writes an .xlsx: each sheet with a frozen, shaded header, columns wide enough for Japanese, true numbers, dates
 * without a time of day, drop-downs and pictures. The choices stand on a hidden last sheet, since a list written into the
 * cell's rule is cut at 255 characters. Held in memory: a row of 12 columns takes about
 * 6 KB while it is built.
 */
export async function writeWorkbook({ sheets, print }: WorkbookToWrite): Promise<Buffer> {
  const choices = new ChoiceLists();
  const printedSheets = sheets.map((sheet) => ({
    ...toSheet(sheet, choices, print !== undefined),
    ...(print && pageOf(print)),
  }));
  const bytes = await writeXlsx({ sheets: [...printedSheets, ...choices.sheet()], defaultFont: FONT });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function toSheet(
  { name, columns, rows, pictures = [] }: SheetToWrite,
  choices: ChoiceLists,
  printed: boolean,
): WriteSheet {
  const header = columns.map(({ title }) => title);
  const body: CellValue[][] = [];
  for (const row of rows) {
    body.push(columns.map(({ kind }, at) => cellValue(row[at] ?? null, kind)));
  }
  const widths = columns.map((column, at) => widthOf(column, body, at, printed));
  return {
    name,
    columns: columns.map(({ kind }, at) => ({
      width: widths[at] ?? NARROWEST,
      numFmt: FORMATS[kind],
      ...(printed && { style: kind === 'text' ? WORDS : FIGURE }),
    })),
    rows: [header, ...body],
    cells: new Map(
      columns.map(({ title, kind }, at) => [
        `0,${at}`,
        { value: title, type: 'string' as const, style: printed ? printedHeader(kind) : HEADER },
      ]),
    ),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, at) => choices.rule(column, at)),
    images: pictures.map(toImage),
    rowDefs: new Map([
      ...(printed ? [header, ...body] : []).map(
        (row, at) => [at, { height: rowHeight(row, widths) }] as const,
      ),
      ...pictures.map(({ row, height }) => [row + 1, { height }] as const),
    ]),
  };
}

/** Titles stand above what they head: words to the left, figures to the right. */
function printedHeader(kind: ColumnToWrite['kind']): CellStyle {
  const side =
    kind === 'text' ? ({ horizontal: 'left', indent: 1 } as const) : { horizontal: 'right' as const };
  return { ...HEADER, alignment: { ...HEADER.alignment, ...side } };
}

/** A picture's edges are its cell's, the header row being row 0. */
function toImage({
  png,
  row,
  column,
  title,
  alt,
}: PictureToWrite): NonNullable<WriteSheet['images']>[number] {
  const anchor = { from: { row: row + 1, col: column }, to: { row: row + 2, col: column + 1 } };
  return { data: png, type: 'png', anchor, title, altText: alt };
}

/** What an XML document may not hold (XML 1.0 §2.2); one of it and no program opens the workbook. */
const NOT_IN_XML = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;

function cellValue(cell: CellToWrite, kind: ColumnToWrite['kind']): CellValue {
  if (cell === null || cell === '') return null;
  if (kind === 'date') return dateValue(String(cell));
  // The file format reads _x000D_ as a character code: a text that looks so needs its first bar escaped.
  if (typeof cell !== 'string') return cell;
  return cell.replace(NOT_IN_XML, '').replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_') || null;
}

function dateValue(isoDate: string): Date {
  const date = new Date(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date to write: ${isoDate}`);
  return date;
}

function widthOf(
  { title, kind, width, choices = [] }: ColumnToWrite,
  body: readonly CellValue[][],
  at: number,
  printed: boolean,
): number {
  if (width !== undefined) return width;
  const values = [...body.slice(0, 200).map((row) => row[at] ?? null), ...choices];
  const needed = values.map((value) => measureValueWidth(value, FORMATS[kind]));
  const ofTitle = measureValueWidth(title);
  return printed
    ? Math.min(
        WIDEST_PRINTED,
        Math.max(NARROWEST, Math.ceil(ofTitle / 2) + 4, ...needed.map((one) => one + 3)),
      )
    : Math.min(WIDEST, Math.max(NARROWEST, ofTitle + 2, ...needed.map((one) => one + 2)));
}

/** The lists behind the drop-downs, one column each on a hidden sheet. */
class ChoiceLists {
  private readonly lists: (readonly string[])[] = [];

  rule({ title, choices }: ColumnToWrite, at: number): DataValidation[] {
    if (!choices || choices.length === 0) return [];
    this.lists.push(choices);
    const list = colToLetter(this.lists.length - 1);
    const letter = colToLetter(at);
    return [
      {
        type: 'list',
        formula1: `${CHOICES_SHEET}!$${list}$1:$${list}$${choices.length}`,
        range: `${letter}2:${letter}${LAST_ROW}`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        errorTitle: title,
        errorMessage: '一覧にある値から選んでください。',
      },
    ];
  }

  sheet(): WriteSheet[] {
    if (this.lists.length === 0) return [];
    const longest = Math.max(...this.lists.map((list) => list.length));
    const rows = Array.from({ length: longest }, (_, row) => this.lists.map((list) => list[row] ?? null));
    return [{ name: CHOICES_SHEET, rows, hidden: true }];
  }
}
