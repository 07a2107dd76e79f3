import { type Count } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { isSaved, proposedEntry, type StatusEntry, type StatusLine } from './status-entry.js';

/** What a row of a file says; a field is `undefined` where the file has no such column. */
export interface StatusChange {
  stage?: Stage | null | undefined;
  exemptReason?: ExemptReason | null | undefined;
  applicationsTotal?: Count | undefined;
  applicationsOnline?: Count | undefined;
  plannedMonth?: Month | null | undefined;
  note?: string | null | undefined;
}

/**
 * The entry a file makes of a line. A column that is not there leaves its field: as it was saved, and on a new row
 * the stage and plan known before and counts 未回答. A stage other than 適用除外 takes its reason away unless the file
 * gives one. What somebody confirmed holds as long as nothing else changes.
 */
export function mergeStatus(line: StatusLine, change: StatusChange): StatusEntry {
  const before: StatusEntry = line.saved ?? proposedEntry(line.known);
  const stage = change.stage === undefined ? before.stage : change.stage;
  const keptReason = stage === 'exempt' ? before.exemptReason : null;
  const entry: StatusEntry = {
    stage,
    exemptReason: change.exemptReason === undefined ? keptReason : change.exemptReason,
    applicationsTotal: change.applicationsTotal ?? before.applicationsTotal,
    applicationsOnline: change.applicationsOnline ?? before.applicationsOnline,
    plannedMonth: change.plannedMonth === undefined ? before.plannedMonth : change.plannedMonth,
    note: change.note === undefined ? before.note : change.note,
    confirmedWarnings: before.confirmedWarnings,
  };
  return isSaved(line.saved, entry) ? entry : { ...entry, confirmedWarnings: [] };
}
