import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { addMonths, previousMonth, type Month } from '../../kernel/month.js';
import { type CountPair } from '../../kernel/rate.js';
import { countPairOf, type StoredCounts } from '../stored-counts.sql.js';
import { type KnownStage } from './known-status.repository.js';
import { type EntryRecord, type SavedEntry, type StageEntry, type StatusLine } from './status-entry.js';

/** A procedure as a line of the form needs it. */
export interface StoredProcedure {
  id: string;
  code: string;
  name: string;
  frequency: Frequency;
  departmentId: string;
  plannedMonth: Month | null;
  retired: boolean;
}

/** A row of a month as it is stored. */
export interface StoredReport extends StageEntry, StoredCounts, EntryRecord {
  month: Month;
  procedureId: string;
  departmentId: string;
  confirmedWarnings: string[];
  version: number;
}

/** All that has been read for the lines of a month. */
export interface Stored {
  month: Month;
  /** The counts of the month itself, the two before and the same a year ago. */
  reports: readonly StoredReport[];
  stages: ReadonlyMap<string, KnownStage>;
  withChannel: ReadonlySet<string>;
  /** Procedures whose draft row follows them to another department. */
  moving: ReadonlySet<string>;
}

/** The lines of procedures, in the order given, put together from what was read. */
export function linesOf(procedures: readonly StoredProcedure[], stored: Stored): StatusLine[] {
  const { month, stages, withChannel, moving } = stored;
  const reports = new Map(stored.reports.map((report) => [`${report.month} ${report.procedureId}`, report]));
  return procedures.map((procedure) => {
    const { id, code, name, frequency, retired, plannedMonth } = procedure;
    const of = (when: Month) => reports.get(`${when} ${id}`) ?? null;
    const row = of(month);
    const known = stages.get(id);
    return {
      procedureId: id,
      code,
      name,
      frequency,
      departmentId: row && !moving.has(id) ? row.departmentId : procedure.departmentId,
      retired,
      known: {
        stage: known?.stage ?? null,
        exemptReason: known?.exemptReason ?? null,
        plannedMonth,
        hasChannel: withChannel.has(id),
        previousMonth: countsOf(of(previousMonth(month))),
        monthBeforeLast: countsOf(of(addMonths(month, -2))),
        sameMonthLastYear: countsOf(of(addMonths(month, -12))),
      },
      saved: row && savedEntryOf(row),
    };
  });
}

function countsOf(report: StoredReport | null): CountPair | null {
  return report && countPairOf(report);
}

function savedEntryOf(report: StoredReport): SavedEntry {
  const { stage, exemptReason, plannedMonth, note, confirmedWarnings } = report;
  const { returnReason, onBehalf, enteredBy, enteredAt, version } = report;
  const { total: applicationsTotal, online: applicationsOnline } = countPairOf(report);
  return {
    ...{ stage, exemptReason, applicationsTotal, applicationsOnline, plannedMonth, note, confirmedWarnings },
    ...{ returnReason, onBehalf, enteredBy, enteredAt, version },
  };
}
