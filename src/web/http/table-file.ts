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

/** A table as a file to be kept, under a Japanese name and one in ASCII for what cannot read that; both without ending. */
export async function tableFile(
  sheet: SheetToWrite,
  format: TableFormat,
  { name, ascii }: { name: string; ascii: string },
): Promise<StreamableFile> {
  const bytes = format === 'csv' ? writeCsv(sheet) : await writeWorkbook({ sheets: [sheet] });
  const japanese = encodeURIComponent(`${name}.${format}`);
  return new StreamableFile(bytes, {
    type: TYPES[format],
    disposition: `attachment; filename="${ascii}.${format}"; filename*=UTF-8''${japanese}`,
  });
}
