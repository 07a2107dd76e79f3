/**
 * What a cell of a workbook is, in one letter: `t` text, `n` a number, `d` a day or a time by its format, `e` an Excel
 * error, `f` a formula whose result is not in the file.
 */
export type CellForm = 't' | 'n' | 'd' | 'e' | 'f';

/** One row of a sheet or file. `row` is the number Excel shows beside it: the first is 1, blank ones count. */
export interface SheetRow {
  row: number;
  cells: string[];
  /** The forms of the cells, one letter each; absent where all are text, and in a text file, which has none. */
  forms?: string;
  hidden?: true;
  /** By the place of the cell: the merged range it lies in (`A2:A4`). Every cell of a range shows the range's value. */
  merged?: Record<number, string>;
}

/** Whether every cell is empty or holds only spaces, full-width ones included. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** The letters Excel shows above a column, by its place from 0: A, Z, AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** What is known of a sheet before its rows are read. */
export interface SheetHead {
  /** `null` for a text file. */
  sheetName: string | null;
  /** Whether its serial numbers of days count from 1904. */
  dates1904: boolean;
  /** By place, from 0. */
  hiddenColumns: number[];
}

/** A file opened as one sheet: its rows that are not blank, some at a time. */
export interface OpenedSheet extends SheetHead {
  rows: AsyncGenerator<SheetRow[], void, undefined>;
}
