import { isArchive } from './other-file-kinds.js';
import { type OpenedSheet } from './sheet-row.js';
import { openWorkbook } from './xlsx/open-workbook.js';

/**
 * Opens a file as a sheet, here and now: a workbook, or text separated by commas or tabs.
 *
 * @throws FileProblem where it cannot be read or is beyond the limits; also while the rows are read.
 */
export async function openSheet(bytes: Buffer, sheetName?: string): Promise<OpenedSheet> {
  if (isArchive(bytes)) return openWorkbook(bytes, sheetName);
  // The tables of the Japanese encodings take longer to load than a small workbook to read.
  const { readText } = await import('./read-text.js');
  return { sheetName: null, dates1904: false, hiddenColumns: [], rows: readText(bytes) };
}
