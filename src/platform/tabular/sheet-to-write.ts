/** A column to write. A `date` cell is 'YYYY-MM-DD', an `integer` cell a number,
 * a `decimal` cell one with a decimal place; '' and `null` are blank cells. */
export interface ColumnToWrite {
  title: string;
  kind: 'text' | 'integer' | 'decimal' | 'date';
  /** In half-width characters; by default what the title and the values need. */
  width?: number;
  /** The values offered in a drop-down; others are refused by Excel. */
  choices?: readonly string[];
}

export type CellToWrite = string | number | null;

/** A table to write: its cells stand in the order of its columns. */
export interface TableToWrite {
  columns: readonly ColumnToWrite[];
  rows: Iterable<readonly CellToWrite[]>;
}

/** A table to write as one sheet of a workbook. */
export interface SheetToWrite extends TableToWrite {
  /** At most 31 characters, without `: \ / ? * [ ]`. */
  name: string;
  pictures?: readonly PictureToWrite[];
}

/** A picture that fills one blank cell of a sheet, and makes its row as high as itself. */
export interface PictureToWrite {
  png: Uint8Array;
  /** Among the rows below the header, from 0. */
  row: number;
  column: number;
  /** In points. */
  height: number;
  title: string;
  /** What it shows, for those who do not see it. */
  alt: string;
}

export interface WorkbookToWrite {
  sheets: readonly SheetToWrite[];
  /** How it stands on paper; without, as Excel would have it. */
  print?: PrintToWrite;
}

/** A4 landscape, all columns on one page's width, the header on every page; what stands at the head of each page. */
export interface PrintToWrite {
  left: string;
  right: string;
}
