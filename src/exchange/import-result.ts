import { type ImportOutcome } from '../access/import-outcome.js';

/** What an import did, and what of its file was not read. */
export interface ImportResult extends ImportOutcome {
  /** The headers as the file has them; empty where every column was read. */
  unreadColumns: string[];
  /** The hidden rows that hold something; empty without any. */
  hiddenRows: number[];
}
