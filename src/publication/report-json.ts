import { type CellToWrite, type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { dataCodes } from './data-codes.js';
import { reportData } from './report-data.js';
import { type ReportModel } from './report-model.js';

/** A table as JSON has it. */
export interface JsonTable {
  columns: string[];
  /** In the order of the columns; null is blank, never 0. */
  rows: CellToWrite[][];
}

/** The model, over which the digest stands, and beside it the long form and its code table. */
export interface ReportJson extends ReportModel {
  data: JsonTable;
  codes: JsonTable;
}

/** The report as JSON. */
export function reportJson(model: ReportModel): string {
  const tables = { data: jsonTable(reportData(model)), codes: jsonTable(dataCodes(model)) };
  return JSON.stringify({ ...model, ...tables } satisfies ReportJson);
}

/** Decimals are written as text in the model, to be exact; here they are numbers. */
function jsonTable({ columns, rows }: TableToWrite): JsonTable {
  const number = (cell: CellToWrite, at: number) =>
    columns[at]?.kind === 'decimal' && typeof cell === 'string' ? Number(cell) : cell;
  return {
    columns: columns.map(({ title }) => title),
    rows: Array.from(rows, (row) => row.map(number)),
  };
}
