import { type CellValue, measureValueWidth } from 'hucre/xlsx';

/** Height of one line of the workbook's font, in points. */
const LINE = 18.75;
/** What a cell keeps free at its sides, in half-width characters. */
const PADDING = 2;

/**
 * How high a row of wrapped text must be, in points: every cell's lines fit. `widths` are the columns', in half-width
 * characters. Programs that do not fit rows by themselves would cut the text or print one row over another.
 */
export function rowHeight(cells: readonly CellValue[], widths: readonly number[]): number {
  const lines = cells.map((cell, at) => linesOf(cell, (widths[at] ?? 0) - PADDING));
  return LINE * Math.max(1, ...lines);
}

function linesOf(cell: CellValue, width: number): number {
  if (typeof cell !== 'string') return 1;
  return cell
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(measureValueWidth(line) / Math.max(1, width))), 0);
}
