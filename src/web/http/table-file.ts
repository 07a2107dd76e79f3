import { StreamableFile } from '@nestjs/common';
import { notFound } from '../../platform/problem.js';
import { type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { writeCsv } from '../../platform/tabular/write-csv.js';
import { writeWorkbook } from '../../platform/tabular/write-workbook.js';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export type TableFormat = keyof typeof TYPES;

/** The form of file that an address ends with. @throws Problem 404 for any other */
export function tableFormat(ending: string): TableFormat {
  if (ending === 'csv' || ending === 'xlsx') return ending;
  throw notFound('ファイル');
}

/** Without ending: what it is called, and the same for what cannot read Japanese. */
interface FileNames {
  name: string;
  ascii: string;
}

/** A table as a file to be kept, under a Japanese name and one in ASCII for what cannot read that; both without ending. */
export async function tableFile(
  sheet: SheetToWrite,
  format: TableFormat,
  { name, ascii }: FileNames,
): Promise<StreamableFile> {
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook({ sheets: [sheet] });
  return named(bytes, format, { name, ascii });
}

/** A workbook as a file to be kept, called likewise. */
export function workbookFile(bytes: Buffer, names: FileNames): StreamableFile {
  return named(bytes, 'xlsx', names);
}

function named(bytes: Buffer, format: TableFormat, { name, ascii }: FileNames): StreamableFile {
  const japanese = encodeURIComponent(`${name}.${format}`);
  return new StreamableFile(bytes, {
    type: TYPES[format],
    disposition: `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${japanese}`,
  });
}
