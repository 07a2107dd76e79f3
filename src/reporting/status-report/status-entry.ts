import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { notProvided, sameCount } from '../../kernel/count.js';
import { type KnownStatusDto, type StatusRowDto } from './status-answer.dto.js';

/** What a department says about one procedure in one month. */
export type StatusEntry = Pick<
  StatusRowDto,
  | 'stage'
  | 'exemptReason'
  | 'applicationsTotal'
  | 'applicationsOnline'
  | 'plannedMonth'
  | 'note'
  | 'confirmedWarnings'
>;

/** The same without the counts and the warnings confirmed. */
export type StageEntry = Pick<StatusEntry, 'stage' | 'exemptReason' | 'plannedMonth' | 'note'>;

/** By whom and when an entry was made, and why it was returned. */
export interface EntryRecord {
  returnReason: string | null;
  onBehalf: boolean;
  enteredBy: string;
  enteredAt: Date;
}

/** An entry as it was saved. */
export interface SavedEntry extends StatusEntry, EntryRecord {
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
