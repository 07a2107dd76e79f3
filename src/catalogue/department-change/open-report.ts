import { type OpenReportDto } from './department-change-answer.dto.js';

/**
 * What becomes of such a report when its department is merged away: rows still in hand go over to whoever takes over
 * (`goes`); what has been handed in stays as it was and counts (`handed-in`); where the other department has handed in
 * already nothing can be added to it, and the DX office finishes the rest in the old one's place (`left`); where the
 * department has begun nothing, the other one's report lacks the procedures that come to it (`late`).
 */
export type ReportFate = 'goes' | 'handed-in' | 'left' | 'late';

const HANDED_IN = ['submitted', 'accepted'];
const STILL_WRITTEN = ['draft', 'returned'];

export function fateOf({ open, state, heirState }: OpenReportDto): ReportFate {
  if (state === null) return 'late';
  if (HANDED_IN.includes(state)) return 'handed-in';
  return open && (heirState === null || STILL_WRITTEN.includes(heirState)) ? 'goes' : 'left';
}
