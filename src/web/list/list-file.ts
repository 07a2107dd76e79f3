import { type StreamableFile } from '@nestjs/common';
import {
  type CellToWrite,
  type ColumnToWrite,
  type SheetToWrite,
} from '../../platform/tabular/sheet-to-write.js';
import { tableFile, type TableFormat } from '../http/table-file.js';
import { type Column } from '../components/data-table.js';
import { type FiledList } from './list.js';

/** A list's rows as one sheet, in the words of its page. */
export function listSheet<Row>(
  { columns, file }: Pick<FiledList<Row>, 'columns' | 'file'>,
  rows: readonly Row[],
): SheetToWrite {
  const writtenColumns = fileColumns(columns);
  return {
    name: file.sheet,
    columns: writtenColumns.map(columnToWrite),
    rows: rows.map((row) => writtenColumns.map((column) => cellToWrite(column, row))),
  };
}

/** A list as a file to be kept. */
export function listFile<Row>(
  list: Pick<FiledList<Row>, 'columns' | 'file'>,
  rows: readonly Row[],
  format: TableFormat,
): Promise<StreamableFile> {
  return tableFile(listSheet(list, rows), format, list.file);
}

/** Those with a plain value. */
function fileColumns<Row>(columns: readonly Column<Row>[]): Column<Row>[] {
  return columns.filter(({ value, only }) => value !== undefined && only !== 'page');
}

function columnToWrite({ label, kind = 'text' }: Column<never>): ColumnToWrite {
  return { title: label, kind: kind === 'period' ? 'text' : kind };
}

function cellToWrite<Row>({ value }: Column<Row>, row: Row): CellToWrite {
  const cellValue = value?.(row) ?? null;
  return cellValue instanceof Date ? cellValue.toISOString() : cellValue;
}
