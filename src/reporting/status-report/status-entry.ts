import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Count, notProvided, sameCount } from '../../kernel/count.js';
import { type Month } from '../../kernel/month.js';
import { type ExemptReason, type Stage } from '../../kernel/stage.js';
import { type KnownStatusDto } from './status-answer.dto.js';

/** What a department says about one procedure in one month. */
export interface StatusEntry {
  /** The stage at the month's end; null is 未回答. */
  stage: Stage | null;
  exemptReason: ExemptReason | null;
  applicationsTotal: Count;
  applicationsOnline: Count;
  /** The month in which the procedure is to go online; null where there is no plan. */
  plannedMonth: Month | null;
  note: string | null;
  /** The warnings the department has confirmed to be right, each for the value it was given for. */
  confirmedWarnings: string[];
}

/** An entry as it was saved. */
export interface SavedEntry extends StatusEntry {
  returnReason: string | null;
  onBehalf: boolean;
  enteredBy: string;
  enteredAt: Date;
  version: number;
}

/** One line of a department's form: a procedure, what was known and what has been saved, if anything. */
export interface StatusLine {
  procedureId: string;
  code: string;
  name: string;
  frequency: Frequency;
  /** The department that reports: the row's, where there is one, else the procedure's. */
  departmentId: string;
  retired: boolean;
  known: KnownStatusDto;
  saved: SavedEntry | null;
}

/** What the form shows before anything is saved: last month's stage and plan, and empty counts. */
export function proposedEntry(known: KnownStatusDto): StatusEntry {
  return {
    stage: known.stage,
    exemptReason: known.exemptReason,
    applicationsTotal: notProvided,
    applicationsOnline: notProvided,
    plannedMonth: known.plannedMonth,
    note: null,
    confirmedWarnings: [],
  };
}

/** Whether saving the entry would change nothing. A returned row is always worth saving: that answers the return. */
export function isSaved(saved: SavedEntry | null, entry: StatusEntry): boolean {
  return (
    saved !== null &&
    saved.returnReason === null &&
    saved.stage === entry.stage &&
    saved.exemptReason === entry.exemptReason &&
    sameCount(saved.applicationsTotal, entry.applicationsTotal) &&
    sameCount(saved.applicationsOnline, entry.applicationsOnline) &&
    saved.plannedMonth === entry.plannedMonth &&
    saved.note === entry.note &&
    [...saved.confirmedWarnings].sort().join() === [...entry.confirmedWarnings].sort().join()
  );
}
