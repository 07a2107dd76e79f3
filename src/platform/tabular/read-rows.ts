import { setImmediate } from 'node:timers/promises';
import { cleanText } from '../../kernel/clean-text.js';
import { CellError, FaultList, type FileFault } from './cell-errors.js';
import { type Columns, type HeaderMatch, matchHeader, type RowOf } from './columns.js';
import { type Table } from './read-table.js';
import { RemovedCharacters } from './removed-characters.js';

export interface RowsRead<C extends Columns> {
  /** The rows without a fault. None where the header is wrong. */
  rows: { row: number; values: RowOf<C> }[];
  errors: FileFault[];
  /** Headers the import does not know; their cells were not looked at. */
  ignoredColumns: string[];
  /** What nobody can see and was taken out, cell by cell, in words. */
  notes: string[];
}

export interface ReadRowsOptions<C extends Columns> {
  /** Groups of fields of which the file needs at least one column, such as a code or else a name. */
  oneOf?: readonly (readonly (keyof C & string)[])[];
  /** How many faults are listed, by default 1,000; the rest are counted in a last line. */
  bound?: number;
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
  let seen = 0;
  for await (const { row, cells } of table.rows) {
    const before = faults.count;
    // A workbook may hold notes beside the table; in a text file a cell too many means the others have shifted.
    if (table.sheetName === null && cells.length > table.header.length) {
      faults.add({ row, column: null, value: shorten(cells.join(',')), message: TOO_MANY_CELLS });
    } else {
      const values = readCells(row, cells, match, { faults, removed });
      // Every field of the type has been filled by the normaliser of its own column.
      if (headerIsRight && faults.count === before) rows.push({ row, values: values as RowOf<C> });
    }
    seen += 1;
    if (seen % ROWS_AT_A_STRETCH === 0) await setImmediate();
  }
  return { rows, errors: faults.list(), ignoredColumns: match.ignored, notes: removed.inWords() };
}

const TOO_MANY_CELLS =
  '見出しより列が多い行です。カンマを含む値(1,234 など)は "1,234" のように引用符で囲んでください。';

function reportHeader(table: Table, match: HeaderMatch, faults: FaultList): void {
  const row = table.headerRow;
  if (match.missing.length > 0) {
    const column = match.missing.join('、');
    const message = `見出しに必要な列がありません: ${column}。${row}行目の見出しを確かめてください。`;
    faults.add({ row, column, value: null, message });
  }
  for (const column of match.repeated) {
    faults.add({
      row,
      column,
      value: column,
      message: `同じ列が2つ以上あります: ${column}。1つにしてください。`,
    });
  }
}

function readCells(
  row: number,
  cells: readonly string[],
  match: HeaderMatch,
  { faults, removed }: { faults: FaultList; removed: RemovedCharacters },
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { field, column, index } of match.places) {
    const clean = cleanText(cells[index] ?? '');
    removed.add({ row, column: column.name }, clean.removed);
    const text = clean.text.trim();
    try {
      refuseUnreadable(text);
      values[field] = column.read(text, { row, column: column.name });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      faults.add({ row, column: column.name, value: shorten(text), message: error.message });
    }
  }
  return values;
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof CellError || (error instanceof Error && error.name === 'InvalidInput');

const FORMULA_ERROR = /^#(N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!)$/;

/** Marks that stand where a value should: a formula that failed, or a CSV saved while its column was too narrow. */
function refuseUnreadable(text: string): void {
  if (!text.startsWith('#')) return;
  if (FORMULA_ERROR.test(text)) {
    throw new CellError(`セルの数式がエラー(${text})になっています。正しい値を入れてください。`);
  }
  if (/^##+$/.test(text)) {
    throw new CellError('列の幅が足りず値が # になっています。幅を広げてから保存し直してください。');
  }
}

const LONGEST_VALUE_SHOWN = 200;

const shorten = (text: string): string =>
  text.length > LONGEST_VALUE_SHOWN ? `${text.slice(0, LONGEST_VALUE_SHOWN)}…` : text;
