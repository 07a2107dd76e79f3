import { type OpenReportDto } from './open-report.dto.js';

/**
 * What becomes of an open report when its department is merged away. `moves`: its rows go to the department that takes
 * over. `submitted`: it stays as it is and counts. `remains`: nothing can be added to the other department's report, so
 * the DX office finishes this one. `not-started`: there is none, and the other department has submitted without the
 * procedures that come to it.
 */
export type ReportOutcome = 'moves' | 'submitted' | 'remains' | 'not-started';

const SUBMITTED = ['submitted', 'accepted'];
const EDITABLE = ['draft', 'returned'];

export function reportOutcome({ open, state, heirState }: OpenReportDto): ReportOutcome {
  if (state === null) return 'not-started';
  if (SUBMITTED.includes(state)) return 'submitted';
  return open && (heirState === null || EDITABLE.includes(heirState)) ? 'moves' : 'remains';
}
