import { HucreError } from 'hucre';
import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { FileProblem } from './file-problem.js';
import { type SheetRow } from './sheet-row.js';
import { damagedWorkbook, listSheets } from './workbook-package.js';

export interface WorkbookSheet {
  sheetName: string;
  rows: AsyncGenerator<SheetRow, void, undefined>;
}

/**
 * Opens one sheet of an .xlsx: the named one, or the first that is not hidden. Formulas give the value Excel last
 * worked out, dates 'YYYY-MM-DD' in no time zone (with `HH:MM:SS` behind a space unless it is midnight), numbers their digits, error cells their mark (`#N/A`).
 *
 * @throws FileProblem where the file cannot be read or has no such sheet.
 */
export function openSheet(bytes: Uint8Array, sheetName?: string): WorkbookSheet {
  const sheets = listSheets(bytes);
  const index = sheets.findIndex((sheet) =>
    sheetName === undefined ? !sheet.hidden : sheet.name === sheetName,
  );
  const sheet = sheets[index];
  if (!sheet) {
    const names = sheets.map(({ name }) => `「${name}」`).join('');
    throw new FileProblem(
      sheetName === undefined
        ? 'Excel ファイルに表示されているシートがありません。'
        : `シート「${sheetName}」がありません。このファイルのシートは${names}です。`,
    );
  }
  return { sheetName: sheet.name, rows: readSheet(bytes, index) };
}

async function* readSheet(bytes: Uint8Array, sheet: number): AsyncGenerator<SheetRow, void, undefined> {
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      yield { row: index + 1, cells: values.map(cellText) };
    }
  } catch (error) {
    if (error instanceof HucreError || error instanceof RangeError || error instanceof TypeError) {
      throw damagedWorkbook();
    }
    throw error;
  }
}

/** The text of a cell as a person would type it; an empty cell gives ''. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return Number.isNaN(value.getTime()) ? '#VALUE!' : instantText(value);
}

const SECOND_MS = 1_000;

/** The serial number was turned into a Date as UTC, so the UTC time is the time on the sheet, but for its fractions. */
function instantText(value: Date): string {
  const text = new Date(Math.round(value.getTime() / SECOND_MS) * SECOND_MS).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Excel shows 15 significant digits; what lies beyond is noise of binary fractions. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
}
