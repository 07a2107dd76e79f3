import { decodeText } from './decode-text.js';
import { FileProblem } from './file-problem.js';
import { readCsv } from './read-csv.js';
import { openSheet } from './read-workbook.js';
import { isBlank, type SheetRow } from './sheet-row.js';
import { assertUploadSize } from './upload-limit.js';

/** A file as a table: its header row, and the rows below that are not blank, read as they are asked for. */
export interface Table {
  /** `null` for a text file. */
  sheetName: string | null;
  header: string[];
  headerRow: number;
  rows: AsyncIterable<SheetRow>;
}

/**
 * Reads a table out of an uploaded file, told apart by its content and not by its name: .xlsx, or text separated
 * by commas or tabs. The header is the first row that is not blank; blank rows are left out and still counted.
 *
 * @param sheetName the sheet to read of a workbook; by default the first one shown.
 * @throws FileProblem where the file is too large, empty, damaged or of another kind.
 */
export async function readTable(bytes: Uint8Array, sheetName?: string): Promise<Table> {
  assertUploadSize(bytes.length);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new FileProblem(
      '古い形式(.xls)またはパスワード付きの Excel ファイルです。パスワードを外し、「Excel ブック(.xlsx)」で保存し直してください。',
    );
  }
  const isWorkbook = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
  const sheet = isWorkbook
    ? openSheet(bytes, sheetName)
    : { sheetName: null, rows: readCsv(decodeText(bytes)) };
  const rows = withoutBlank(sheet.rows);
  const first = await rows.next();
  if (first.done) throw new FileProblem('ファイルが空です。1行目に見出しを入れてください。');
  return { sheetName: sheet.sheetName, header: first.value.cells, headerRow: first.value.row, rows };
}

const startsWith = (bytes: Uint8Array, mark: number[]): boolean =>
  mark.every((value, at) => bytes[at] === value);

async function* withoutBlank(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow, void, undefined> {
  for await (const row of rows) {
    if (!isBlank(row.cells)) yield row;
  }
}
