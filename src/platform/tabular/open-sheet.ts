import { decodeText } from './decode-text.js';
import { type OpenedSheet } from './opened-sheet.js';
import { isArchive } from './other-file-kinds.js';
import { readCsv } from './read-csv.js';
import { RowBudget } from './read-limits.js';
import { isBlank, type SheetRow } from './sheet-row.js';
import { openWorkbook } from './xlsx/open-workbook.js';

const ROWS_AT_A_TIME = 500;

/**
 * Opens a file as a sheet, here and now: a workbook, or text separated by commas or tabs.
 *
 * @throws FileProblem where it cannot be read or is beyond the limits; also while the rows are read.
 */
export async function openSheet(bytes: Buffer, sheetName?: string): Promise<OpenedSheet> {
  if (isArchive(bytes)) return openWorkbook(bytes, sheetName);
  return { sheetName: null, dates1904: false, hiddenColumns: [], rows: textRows(decodeText(bytes)) };
}

async function* textRows(text: string): AsyncGenerator<SheetRow[], void, undefined> {
  const budget = new RowBudget();
  let rows: SheetRow[] = [];
  for await (const row of readCsv(text)) {
    if (isBlank(row.cells)) continue;
    const filled = row.cells.filter((cell) => cell !== '').length;
    budget.spend(filled, row.cells.findLastIndex((cell) => cell !== '') + 1);
    rows.push(row);
    if (rows.length < ROWS_AT_A_TIME) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
