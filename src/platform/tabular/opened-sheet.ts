import { type SheetRow } from './sheet-row.js';

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
