import { type SheetRow } from './sheet-row.js';

const THOUSANDS = /^\d{1,3}$/;
const HUNDREDS = /^\d{3}$/;
/** Far more than any honest file has; past it the rest is known by these. */
const MOST_KEPT = 1000;

/**
 * Tells rows of a text file that end in blank cells too many from those that have a number whose comma was not quoted
 * (`A,1,234,` for `A,"1,234",`). A system that writes blank cells behind its rows writes them behind every row.
 */
export class RowWidths {
  private rows = 0;
  private first = 0;
  private alike = true;
  private readonly doubtful: SheetRow[] = [];

  constructor(private readonly headerWidth: number) {}

  note(row: SheetRow): void {
    const { cells } = row;
    this.rows += 1;
    if (this.rows === 1) this.first = cells.length;
    if (cells.length !== this.first) this.alike = false;
    if (
      cells.length > this.headerWidth &&
      this.doubtful.length < MOST_KEPT &&
      mayBeShifted(cells, this.headerWidth)
    ) {
      this.doubtful.push(row);
    }
  }

  /** The rows whose cells have shifted by all that can be told. */
  shifted(): SheetRow[] {
    return this.alike && this.rows > 1 ? [] : this.doubtful;
  }
}

/** Whether the cells beyond the header are blank, and two before them read like one number cut at its comma. */
function mayBeShifted(cells: readonly string[], headerWidth: number): boolean {
  if (cells.slice(headerWidth).some((cell) => cell.trim() !== '')) return false;
  return cells.some((cell, at) => THOUSANDS.test(cell.trim()) && HUNDREDS.test((cells[at + 1] ?? '').trim()));
}
