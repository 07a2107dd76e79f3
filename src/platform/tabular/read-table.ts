import { cleanText } from '../../kernel/clean-text.js';
import { FileProblem } from './file-problem.js';
import { openSheet } from './open-sheet.js';
import { isArchive, refuseOtherKinds } from './other-file-kinds.js';
import { readApart, type ReadApartOptions } from './read-apart.js';
import { type SheetHead, type SheetRow } from './sheet-row.js';
import { assertUploadSize } from './upload-limit.js';

/** A file as a table: its header row, and the rows below that are not blank, read as they are asked for. */
export interface Table extends SheetHead {
  header: string[];
  headerRow: number;
  /** The header as a row of the sheet, with what is known of its cells. */
  headerCells: SheetRow;
  rows: AsyncIterable<SheetRow>;
}

/** A text as large as this is read in a few milliseconds, sooner than a thread would start. */
const READ_HERE_BYTES = 512 * 1024;

/**
 * Reads a table out of an uploaded file, told apart by its content and not by its name: .xlsx, or text separated
 * by commas or tabs. The header is the first row that is not blank; blank rows are left out and still counted.
 * Workbooks and large texts are read in a thread of their own.
 *
 * @throws FileProblem where the file is too large, empty, damaged, beyond the limits or of another kind; also while its
 *   rows are read.
 */
export async function readTable(bytes: Uint8Array, options: ReadApartOptions = {}): Promise<Table> {
  assertUploadSize(bytes.length);
  refuseOtherKinds(bytes);
  const isSmallText = !isArchive(bytes) && bytes.length <= READ_HERE_BYTES;
  const { rows: batches, ...head } = isSmallText
    ? await openSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    : await readApart(bytes, options);
  const rows = oneByOne(batches);
  const first = await rows.next();
  if (first.done) throw new FileProblem('ファイルが空です。1行目に見出しを入れてください。');
  const { cells, row } = first.value;
  const header = cells.map((cell) => cleanText(cell).text);
  return { ...head, header, headerRow: row, headerCells: first.value, rows };
}

async function* oneByOne(batches: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow, void, undefined> {
  for await (const batch of batches) yield* batch;
}
