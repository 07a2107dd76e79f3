import { decodeText } from './decode-text.js';
import { readCsv } from './read-csv.js';
import { RowBudget } from './read-limits.js';
import { isBlank, type SheetRow } from './sheet-row.js';

const ROWS_AT_A_TIME = 500;

/** Reads the rows of a text file that are not blank, some at a time. @throws FileProblem as `decodeText` and `readCsv` */
export async function* readText(bytes: Uint8Array): AsyncGenerator<SheetRow[], void, undefined> {
  const budget = new RowBudget();
  let rows: SheetRow[] = [];
  for await (const row of readCsv(decodeText(bytes))) {
    if (isBlank(row.cells)) continue;
    const filledCells = row.cells.filter((cell) => cell !== '').length;
    budget.spend(filledCells, row.cells.findLastIndex((cell) => cell !== '') + 1);
    rows.push(row);
    if (rows.length < ROWS_AT_A_TIME) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
