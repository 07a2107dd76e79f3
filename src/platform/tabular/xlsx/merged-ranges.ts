import { beyondLimit, READ_LIMITS } from '../read-limits.js';
import { type CellForm, type SheetRow } from '../sheet-row.js';
import { readReference } from './cell-reference.js';
import { damagedWorkbook } from './damaged-workbook.js';

/** A merged range of a sheet; rows and columns from 0. */
interface Range {
  reference: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
  value: string;
  form: CellForm;
}

const MERGED = /<(?:\w+:)?mergeCell\s([^<>]*)>/g;
const REFERENCE = /(?:^|\s)ref\s*=\s*(?:"([A-Z\d:]{5,23})"|'([A-Z\d:]{5,23})')/i;
/** Merged ranges are listed behind the rows, where they are too late to be told with them. */
const AFTER_ROWS = ['sheetData>', 'sheetData/>'];

/** The merged ranges of a sheet, looked up ahead of reading it. */
export function mergedReferences(sheet: Buffer): string[] {
  const rowsEnd = Math.max(...AFTER_ROWS.map((mark) => sheet.lastIndexOf(mark)));
  if (rowsEnd < 0) return [];
  const references: string[] = [];
  for (const [, attributes = ''] of sheet.toString('latin1', rowsEnd).matchAll(MERGED)) {
    const found = REFERENCE.exec(attributes);
    const reference = found?.[1] ?? found?.[2];
    if (reference === undefined) throw damagedWorkbook();
    references.push(reference);
    if (references.length > READ_LIMITS.mergedRanges) {
      throw beyondLimit('結合セルの数', READ_LIMITS.mergedRanges, '個');
    }
  }
  return references;
}

/** Gives every cell of a merged range its value, row after row. A row that holds nothing of its own stays blank. */
export class MergedRanges {
  private readonly waiting: Range[];
  private next = 0;
  /** By column: the range that covers it in the row just read. */
  private readonly active = new Map<number, Range>();

  constructor(references: readonly string[]) {
    this.waiting = references.map(rangeOf).sort((a, b) => a.top - b.top);
  }

  /** @param cells of the row, filled in place; @returns by place the range each cell lies in, undefined without one. */
  fill(row: number, cells: string[], forms: CellForm[]): SheetRow['merged'] {
    if (this.waiting.length === 0) return undefined;
    this.activate(row);
    let merged: Record<number, string> | undefined;
    for (const [column, range] of this.active) {
      if (range.bottom < row) {
        this.active.delete(column);
        continue;
      }
      if (range.top === row && range.left === column) {
        range.value = cells[column] ?? '';
        range.form = forms[column] ?? 't';
      }
    }
    for (const [column, range] of this.active) {
      merged ??= {};
      merged[column] = range.reference;
      if (range.value === '' && range.form === 't') continue;
      while (cells.length <= column) {
        cells.push('');
        forms.push('t');
      }
      cells[column] = range.value;
      forms[column] = range.form;
    }
    return merged;
  }

  private activate(row: number): void {
    for (; ; this.next += 1) {
      const range = this.waiting[this.next];
      if (!range || range.top > row) return;
      if (range.bottom < row) continue;
      for (let column = range.left; column <= range.right; column += 1) {
        const before = this.active.get(column);
        // Excel lets no two ranges share a cell.
        if (before && before.bottom >= range.top) throw damagedWorkbook();
        this.active.set(column, range);
      }
    }
  }
}

function rangeOf(reference: string): Range {
  const [from = '', to = '', ...more] = reference.split(':');
  const [first, last] = [readReference(from), readReference(to)];
  if (more.length > 0 || first.row > last.row || first.column > last.column) throw damagedWorkbook();
  return {
    reference: reference.toUpperCase(),
    top: first.row,
    bottom: last.row,
    left: first.column,
    // A title merged over the whole width of a sheet is one value, not sixteen thousand.
    right: Math.min(last.column, first.column + READ_LIMITS.columns),
    value: '',
    form: 't',
  };
}
