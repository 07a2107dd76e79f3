import { type CellToWrite, type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { dataCodes } from './data-codes.js';
import { reportData } from './report-data.js';
import { type ReportModel } from './report-model.js';

interface JsonTable {
  columns: string[];
  /** In the order of the columns; null is blank, never 0. */
  rows: CellToWrite[][];
}

/** The report as JSON: the model, over which the digest stands, and beside it the long form and its code table. */
export function reportJson(model: ReportModel): string {
  return JSON.stringify({ ...model, data: jsonTable(reportData(model)), codes: jsonTable(dataCodes(model)) });
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
