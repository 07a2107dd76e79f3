import { setImmediate } from 'node:timers/promises';
import { cleanText } from '../../kernel/clean-text.js';
import { CellError, FaultList } from './cell-errors.js';
import { refuseUnreadable } from './cell-faults.js';
import { type CellPlace, type Columns, type HeaderMatch, matchHeader, type RowOf } from './columns.js';
import { type FileFaultDto } from './file-fault.dto.js';
import { reportHeader } from './header-faults.js';
import { type Table } from './read-table.js';
import { RemovedCharacters } from './removed-characters.js';
import { rowNumbersText } from './row-numbers.js';
import { RowWidths } from './row-widths.js';
import { columnLetters, type SheetRow } from './sheet-row.js';

export interface RowsRead<C extends Columns> {
  /** The rows without a fault. None where the header is wrong. */
  rows: { row: number; values: RowOf<C> }[];
  errors: FileFaultDto[];
  /** What was not read: headers the import does not know, as written, and columns without a header that hold values. */
  unreadColumns: string[];
  /** Rows of the sheet that are hidden, read or not. */
  hiddenRows: number[];
  /** Removed invisible characters, cell by cell, in words. */
  notes: string[];
}

export interface ReadRowsOptions<C extends Columns> {
  /** Groups of fields of which the file needs at least one column, such as a code or else a name. */
  oneOf?: readonly (readonly (keyof C & string)[])[];
  /** How many faults are listed, by default 1,000; the rest are counted in a last line. */
  bound?: number;
  /** Reads hidden rows and columns too; without it they are a fault. */
  includeHidden?: boolean;
}

/** Rows between two breaths of the event loop: a few milliseconds of work. */
const ROWS_AT_A_STRETCH = 500;

/**
 * Runs the normaliser of each column over every row and gathers all faults, not just the first. A table without
 * rows gives no rows and no error.
 *
 * @throws FileProblem where the file breaks off; what a normaliser throws beyond `CellError` (or an error named
 *   `InvalidInput`) passes through.
 */
export async function readRows<C extends Columns>(
  table: Table,
  columns: C,
  options: ReadRowsOptions<C> = {},
): Promise<RowsRead<C>> {
  const match = matchHeader(columns, table.header, options.oneOf);
  const faults = new FaultList(options.bound);
  reportHeader(table, match, faults);
  const headerIsRight = faults.count === 0;
  const removed = new RemovedCharacters();
  const rows: RowsRead<C>['rows'] = [];
  const hiddenRows: number[] = table.headerCells.hidden ? [table.headerRow] : [];
  const nameless = new Set<number>();
  const widths = new RowWidths(table.header.length);
  let rowsRead = 0;
  for await (const sheetRow of table.rows) {
    const before = faults.count;
    const { row } = sheetRow;
    if (sheetRow.hidden) hiddenRows.push(row);
    if (table.sheetName === null) widths.note(sheetRow);
    // A workbook may hold notes beside the table; in a text file a cell too many means the others have shifted.
    if (table.sheetName === null && lastFilled(sheetRow.cells) >= table.header.length) {
      faults.add(tooManyCells(sheetRow));
    } else {
      noteNameless(sheetRow, table.header, nameless);
      const values = readCells(sheetRow, match, table, { faults, removed });
      // Every field of the type has been filled by the normaliser of its own column.
      if (headerIsRight && faults.count === before) rows.push({ row, values: values as RowOf<C> });
    }
    rowsRead += 1;
    if (rowsRead % ROWS_AT_A_STRETCH === 0) await setImmediate();
  }
  const shifted = widths.shifted();
  for (const sheetRow of shifted) faults.add(tooManyCells(sheetRow));
  if (options.includeHidden !== true) refuseHidden(table, match, hiddenRows, faults);
  const unnamed = [...nameless]
    .sort((a, b) => a - b)
    .map((index) => `${columnLetters(index)}列（見出しなし）`);
  const wrong = new Set(shifted.map(({ row }) => row));
  return {
    rows: wrong.size === 0 ? rows : rows.filter(({ row }) => !wrong.has(row)),
    errors: faults.list(),
    unreadColumns: [...match.unread, ...unnamed],
    hiddenRows,
    notes: removed.inWords(),
  };
}

const TOO_MANY_CELLS =
  '見出しより列が多い行です。カンマを含む値(1,234 など)は "1,234" のように引用符で囲んでください。';

const tooManyCells = ({ row, cells }: SheetRow): FileFaultDto => ({
  row,
  column: null,
  value: shorten(cells.join(',')),
  message: TOO_MANY_CELLS,
});

const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '');

/** Notes the columns that hold values though their header is blank. */
function noteNameless({ cells, forms }: SheetRow, header: readonly string[], nameless: Set<number>): void {
  for (let index = 0; index < cells.length; index += 1) {
    if ((header[index] ?? '').trim() !== '') continue;
    if ((cells[index] ?? '').trim() !== '' || forms?.[index] === 'f') nameless.add(index);
  }
}

function readCells(
  sheetRow: SheetRow,
  match: HeaderMatch,
  table: Table,
  { faults, removed }: { faults: FaultList; removed: RemovedCharacters },
): Record<string, unknown> {
  const { row, cells, forms, merged } = sheetRow;
  const values: Record<string, unknown> = {};
  const ranges = merged && rangesAcross(match, merged);
  for (const { field, column, index } of match.places) {
    const clean = cleanText(cells[index] ?? '');
    removed.add({ row, column: column.name }, clean.removed);
    const text = clean.text.trim();
    const form = forms?.[index];
    const range = merged?.[index];
    try {
      refuseUnreadable(text, form, table.sheetName === null ? '' : `${columnLetters(index)}${row}`);
      if (range !== undefined && text !== '' && ranges?.has(range)) throw mergedAcross(range);
      values[field] = column.read(text, {
        row,
        column: column.name,
        ...(table.sheetName !== null && { form: FORMS[form ?? 't'] }),
        merged: range !== undefined,
        dates1904: table.dates1904,
      });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      faults.add({ row, column: column.name, value: shorten(text), message: error.message });
    }
  }
  return values;
}

const FORMS: Readonly<Record<string, CellPlace['form']>> = { t: 'text', n: 'number', d: 'date' };

/** The merged ranges that reach over two columns that are read: whose value it is cannot be told. */
function rangesAcross(match: HeaderMatch, merged: Record<number, string>): Set<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { index } of match.places) {
    const range = merged[index];
    if (range !== undefined) (once.has(range) ? twice : once).add(range);
  }
  return twice;
}

const mergedAcross = (range: string): CellError =>
  new CellError(
    `セル${range}が列をまたいで結合されているため、どの列の値か分かりません。結合を解除し、それぞれの列に入れてください。`,
  );

function refuseHidden(
  table: Table,
  { places }: HeaderMatch,
  hiddenRows: readonly number[],
  faults: FaultList,
): void {
  const [first = null] = hiddenRows;
  if (first !== null) {
    const message = `非表示の行があります: ${rowNumbersText(hiddenRows)}。取り込まない行は削除してください。取り込んでよいときは、非表示の行・列も取り込むことを指定してください。`;
    faults.add({ row: first, column: null, value: null, message });
  }
  const hidden = new Set(table.hiddenColumns);
  for (const { index, written } of places) {
    if (!hidden.has(index)) continue;
    const message = `非表示の列があります: ${written}（${columnLetters(index)}列）。取り込まない列は削除してください。取り込んでよいときは、非表示の行・列も取り込むことを指定してください。`;
    faults.add({ row: table.headerRow, column: written, value: null, message });
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof CellError || (error instanceof Error && error.name === 'InvalidInput');

const LONGEST_VALUE_SHOWN = 200;

/** Cut between characters: half of one cannot be stored. */
function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST_VALUE_SHOWN + 2)];
  if (characters.length <= LONGEST_VALUE_SHOWN) return text;
  return `${characters.slice(0, LONGEST_VALUE_SHOWN).join('')}…`;
}
