import { type FileFault } from '../platform/tabular/cell-errors.js';

/** What an import did, or, where `errors` is not empty, why it did nothing. */
export interface ImportOutcome {
  created: number;
  updated: number;
  unchanged: number;
  errors: FileFault[];
  /**
   * In words: what was taken in otherwise than it stood in the file, and what may be a slip. Omitted when there is
   * nothing to report.
   */
  notes?: string[];
}

/** The outcome of an import whose file has faults: nothing is written. */
export function refused(errors: FileFault[]): ImportOutcome {
  return { created: 0, updated: 0, unchanged: 0, errors };
}
