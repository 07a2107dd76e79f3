import { type SheetHead, type SheetRow } from './sheet-row.js';

/** What a reader thread is given. */
export interface ReaderTask {
  bytes: Uint8Array;
  sheetName: string | undefined;
}

/** What a reader thread says, in this order: one `sheet`, any number of `rows`, `end`; or at any point a `problem`. */
export type ReaderMessage =
  | { kind: 'sheet'; sheet: SheetHead }
  | { kind: 'rows'; rows: SheetRow[] }
  | { kind: 'end' }
  | { kind: 'problem'; message: string; row: number | null };

/** How many messages a thread may be ahead of whoever works on its rows; each one taken is answered. */
export const MESSAGES_AHEAD = 4;
