import { type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';

/** A report of the month under correction, with what has happened to it since the reopening. */
export interface CorrectedReport extends CountPairColumns {
  procedureId: string;
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  plannedMonth: Month | null;
  note: string | null;
  /** Whether it lies in a submission that counts, and is not returned. */
  counts: boolean;
  /** Whether it was entered, or returned, in the revision under correction. */
  entered: boolean;
  returned: boolean;
  /** Whether the closed revision had counted it. */
  countedBefore: boolean;
  /** Its counts in the closed revision; null where nobody kept them. */
  closedCounts: CountPairColumns | null;
}

/** What a report does to its row: takes its place, takes it out of the count, or leaves it as it was closed. */
export type ReportEffect = 'counts' | 'out' | 'stays';

/**
 * What was accepted and is not returned stays counted, row by row. A row entered anew counts with its submission; a
 * returned one counts for nothing until it does so again.
 */
export function reportEffect({ counts, entered, returned, countedBefore }: CorrectedReport): ReportEffect {
  if (counts && (entered || returned || !countedBefore)) return 'counts';
  return returned && !counts ? 'out' : 'stays';
}
