import { FileProblem } from './file-problem.js';

/** What a file may cost whoever reads it. Each limit lies well above what Excel or an honest system writes. */
export const READ_LIMITS = {
  /** Rows that are not blank, the header included. */
  rows: 300_000,
  /** The place of the last cell of a row that is not blank. */
  columns: 1_000,
  /** Cells that are not blank, all rows together. */
  cells: 6_000_000,
  /** Characters of one cell; Excel holds no more. */
  cellCharacters: 32_767,
  /** Characters of one line of a text file. */
  lineCharacters: 1_000_000,
  sharedStrings: 1_000_000,
  sharedCharacters: 50_000_000,
  mergedRanges: 100_000,
  sheets: 1_000,
  /** Parts within the .xlsx, pictures included. */
  parts: 4_096,
  /** A part that is not a sheet or its texts, unpacked. */
  smallPartBytes: 16 * 1024 * 1024,
  /** How many times its packed size a part may unpack to, beyond `ratioFreeBytes`. */
  ratio: 200,
  ratioFreeBytes: 8 * 1024 * 1024,
  xmlDepth: 64,
  /** Characters of one tag or comment. */
  xmlTag: 1024 * 1024,
  /** Wall-clock time of one file. */
  milliseconds: 180_000,
  heapMegabytes: 512,
  /** Files read at once by a process; the others wait their turn. */
  readersAtOnce: 2,
  waiting: 40,
  waitingOfOne: 8,
} as const;

const grouped = (count: number): string => count.toLocaleString('ja-JP');

/** Refuses what goes beyond a limit: `what` with its unit's particle, such as 「行数」 and 「行」. */
export function beyondLimit(what: string, limit: number, unit: string): FileProblem {
  return new FileProblem(
    `${what}が上限(${grouped(limit)}${unit})を超えています。不要な部分を削除するか、ファイルを分けて取り込んでください。`,
  );
}

/** Counts the rows of a file while they are read, and refuses those beyond the limits. */
export class RowBudget {
  private rows = 0;
  private cells = 0;

  /** @param cells the cells of a row that are not blank; @param width the place of its last one. */
  spend(cells: number, width: number): void {
    this.rows += 1;
    this.cells += cells;
    if (this.rows > READ_LIMITS.rows) throw beyondLimit('行数', READ_LIMITS.rows, '行');
    if (width > READ_LIMITS.columns) throw beyondLimit('列数', READ_LIMITS.columns, '列');
    if (this.cells > READ_LIMITS.cells) throw beyondLimit('値のあるセルの数', READ_LIMITS.cells, '個');
  }
}
