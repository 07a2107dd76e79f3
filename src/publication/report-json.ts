import { type CellToWrite, type TableToWrite } from '../platform/tabular/sheet-to-write.js';
import { dataCodes } from './data-codes.js';
import { type JsonTableDto, type ReportDto } from './report-answer.dto.js';
import { reportData } from './report-data.js';
import { type ReportModel } from './report-model.js';

/** The report as JSON. */
export function reportJson(model: ReportModel): string {
  const tables = { data: jsonTable(reportData(model)), codes: jsonTable(dataCodes(model)) };
  return JSON.stringify({ ...model, ...tables } satisfies ReportDto);
}

/** Decimals are written as text in the model, to be exact; here they are numbers. */
function jsonTable({ columns, rows }: TableToWrite): JsonTableDto {
  const number = (cell: CellToWrite, at: number) =>
    columns[at]?.kind === 'decimal' && typeof cell === 'string' ? Number(cell) : cell;
  return {
    columns: columns.map(({ title }) => title),
    rows: Array.from(rows, (row) => row.map(number)),
  };
}
