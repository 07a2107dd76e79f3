import { countFromColumns } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type CountPair } from '../../kernel/rate.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type SavedEntry, type StatusLine } from './status-entry.js';

/** The four columns of a pair of counts, as the database gives them. */
export interface StoredCounts {
  applications_total: number | null;
  applications_total_na: boolean;
  applications_online: number | null;
  applications_online_na: boolean;
}

interface StoredReport extends StoredCounts {
  stage: Stage | null;
  exempt_reason: ExemptReason | null;
  planned_month: Month | null;
  note: string | null;
  confirmed_warnings: string[];
  return_reason: string | null;
  on_behalf: boolean;
  entered_by: string;
  entered_at: string;
  version: number;
}

/** One line as the query gives it: the rows of three months as JSON. */
export interface StoredLine {
  procedureId: string;
  code: string;
  name: string;
  frequency: 'monthly' | 'yearly';
  departmentId: string;
  retired: boolean;
  knownStage: Stage | null;
  knownReason: ExemptReason | null;
  knownPlan: Month | null;
  hasChannel: boolean;
  saved: StoredReport | null;
  previousMonth: StoredCounts | null;
  sameMonthLastYear: StoredCounts | null;
}

/** The line of the form that a stored one stands for. */
export function statusLineOf(stored: StoredLine): StatusLine {
  const { procedureId, code, name, frequency, departmentId, retired } = stored;
  return {
    procedureId,
    code,
    name,
    frequency,
    departmentId,
    retired,
    known: {
      stage: stored.knownStage,
      exemptReason: stored.knownReason,
      plannedMonth: stored.knownPlan,
      hasChannel: stored.hasChannel,
      previousMonth: stored.previousMonth && countPairOf(stored.previousMonth),
      sameMonthLastYear: stored.sameMonthLastYear && countPairOf(stored.sameMonthLastYear),
    },
    saved: stored.saved && savedEntryOf(stored.saved),
  };
}

/** A pair of counts from its four columns. */
export function countPairOf(stored: StoredCounts): CountPair {
  return {
    total: countFromColumns(stored.applications_total, stored.applications_total_na),
    online: countFromColumns(stored.applications_online, stored.applications_online_na),
  };
}

function savedEntryOf(stored: StoredReport): SavedEntry {
  const { total, online } = countPairOf(stored);
  return {
    stage: stored.stage,
    exemptReason: stored.exempt_reason,
    applicationsTotal: total,
    applicationsOnline: online,
    plannedMonth: stored.planned_month,
    note: stored.note,
    confirmedWarnings: stored.confirmed_warnings,
    returnReason: stored.return_reason,
    onBehalf: stored.on_behalf,
    enteredBy: stored.entered_by,
    enteredAt: new Date(stored.entered_at),
    version: stored.version,
  };
}
