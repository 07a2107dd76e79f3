import { type INestApplicationContext } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type ImportParameters } from '../../exchange/import-parameters.js';
import { ImportService } from '../../exchange/import.service.js';
import { type CellToWrite, type TableToWrite } from '../../platform/tabular/sheet-to-write.js';
import { writeCsv } from '../../platform/tabular/write-csv.js';

/**
 * Imports a table the way every uploaded file is imported. Existing rows stay as they are.
 * @throws Error with the first fault, where the demo's own data are wrong
 */
export async function takeIn(
  app: INestApplicationContext,
  context: Context,
  kind: string,
  table: TableToWrite,
  parameters: ImportParameters = {},
): Promise<void> {
  const { errors } = await app.get(ImportService).run(context, {
    kind,
    bytes: writeCsv(table),
    fileName: `${kind}.csv`,
    parameters,
    dryRun: false,
  });
  const [fault] = errors;
  if (!fault) return;
  const place = [fault.row && `${fault.row}行目`, fault.column, fault.value].filter(Boolean).join(' ');
  throw new Error(`デモのデータを取り込めません（${kind} ${place}）: ${fault.message}`);
}

/** A table of text columns, as an import reads it. */
export function importTable(
  titles: readonly string[],
  rows: readonly (readonly CellToWrite[])[],
): TableToWrite {
  return { columns: titles.map((title) => ({ title, kind: 'text' })), rows };
}
