import { type Month } from '../../kernel/month.js';

/** The report of a department in a month that is not closed, beside that of the department which is to take over. */
export interface OpenReport {
  month: Month;
  /** Whether the month still takes reports, rather than being closed just now. */
  open: boolean;
  /** State of the department's own submission; null where it has begun none. */
  state: string | null;
  /** How many of its rows have been saved. */
  rows: number;
  /** State of the other department's submission; null where there is none, or no other department. */
  heirState: string | null;
}

/**
 * What becomes of such a report when its department is merged away: rows still in hand go over to whoever takes over
 * (`goes`); what has been handed in stays as it was and counts (`handed-in`); where the other department has handed in
 * already nothing can be added to it, and the DX office finishes the rest in the old one's place (`left`); where the
 * department has begun nothing, the other one's report lacks the procedures that come to it (`late`).
 */
export type ReportFate = 'goes' | 'handed-in' | 'left' | 'late';

const HANDED_IN = ['submitted', 'accepted'];
const STILL_WRITTEN = ['draft', 'returned'];

export function fateOf({ open, state, heirState }: OpenReport): ReportFate {
  if (state === null) return 'late';
  if (HANDED_IN.includes(state)) return 'handed-in';
  return open && (heirState === null || STILL_WRITTEN.includes(heirState)) ? 'goes' : 'left';
}
