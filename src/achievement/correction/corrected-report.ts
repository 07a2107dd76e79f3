import { type StageEntry } from '../../reporting/status-report/status-entry.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';

/** A report of the month under correction and its changes since the reopening. */
export interface CorrectedReport extends StageEntry, CountPairColumns {
  procedureId: string;
  /** Whether its submission counts and the report itself is not returned. */
  counts: boolean;
  /** Whether it was entered, or returned, in the revision under correction. */
  entered: boolean;
  returned: boolean;
  /** Whether the closed revision had counted it. */
  countedBefore: boolean;
  /** Its counts in the closed revision; null where they were not stored. */
  closedCounts: CountPairColumns | null;
}

/** The effect of a report on its row: replaces its values, stops it from counting, or leaves it as it was closed. */
export type ReportEffect = 'counts' | 'out' | 'stays';

/**
 * An accepted report that is not returned still counts, row by row. A report entered again counts with its submission;
 * a returned one does not count until its submission counts again.
 */
export function reportEffect({ counts, entered, returned, countedBefore }: CorrectedReport): ReportEffect {
  if (counts && (entered || returned || !countedBefore)) return 'counts';
  return returned && !counts ? 'out' : 'stays';
}
