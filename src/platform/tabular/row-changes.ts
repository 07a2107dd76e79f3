import { createHash } from 'node:crypto';

/** What stands now where a row of a file would write: its name for people, and its cells in the words of a file. */
export interface StandingRow {
  subject: string;
  /** By the column's name; null and '' are blank. */
  cells: Readonly<Record<string, string | null>>;
}

/** By the row of the file; absent where nothing stands yet. */
export type StandingRows = ReadonlyMap<number, StandingRow>;

interface CellChange {
  column: string;
  before: string | null;
  after: string | null;
}

/** What an import does to the subject of one row. */
export interface RowChange {
  row: number;
  isNew: boolean;
  subject: string;
  /** Those that change, of something new those that are filled. */
  cells: CellChange[];
}

/** What has become of the subjects of a file's rows, by row; rows that changed nothing are left out. */
export function rowChanges(before: StandingRows, after: StandingRows): RowChange[] {
  return [...after]
    .sort(([one], [other]) => one - other)
    .flatMap(([row, { subject, cells }]) => {
      const old = before.get(row);
      const columns = [...new Set([...Object.keys(old?.cells ?? {}), ...Object.keys(cells)])];
      const changes = columns.flatMap((column) => {
        const [was, is] = [old?.cells[column] || null, cells[column] || null];
        return was === is ? [] : [{ column, before: was, after: is }];
      });
      return old && changes.length === 0 ? [] : [{ row, isNew: old === undefined, subject, cells: changes }];
    });
}

/** Two imports with the same digest do the same. */
export function changesDigest(changes: readonly RowChange[], counts: readonly number[]): string {
  return createHash('sha256')
    .update(JSON.stringify([changes, counts]))
    .digest('hex');
}
