import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { type Month } from '../../kernel/month.js';
import { checkOf, type Warning, warnings } from './status-checks.js';
import { proposedEntry, type KnownStatus, type StatusEntry, type StatusLine } from './status-entry.js';

/** A warning as the form shows it. */
export interface FormWarning extends Warning {
  confirmed: boolean;
}

/** One row of a department's form as it is shown: what is proposed or saved, beside what was known before. */
export interface FormRow extends StatusEntry {
  procedureId: string;
  code: string;
  name: string;
  frequency: Frequency;
  departmentId: string;
  known: KnownStatus;
  returnReason: string | null;
  onBehalf: boolean;
  enteredBy: string | null;
  enteredAt: Date | null;
  /** Of a saved row; an unsaved one has said nothing yet to be warned about. */
  warnings: FormWarning[];
  /** 0 where the row has not been saved. */
  version: number;
}

/** The row of the form for a line. */
export function formRowOf(line: StatusLine, month: Month): FormRow {
  const { procedureId, code, name, frequency, departmentId, known, saved } = line;
  const {
    stage,
    exemptReason,
    applicationsTotal,
    applicationsOnline,
    plannedMonth,
    note,
    confirmedWarnings,
  } = saved ?? proposedEntry(known);
  return {
    procedureId,
    code,
    name,
    frequency,
    departmentId,
    stage,
    exemptReason,
    applicationsTotal,
    applicationsOnline,
    plannedMonth,
    note,
    confirmedWarnings,
    known,
    returnReason: saved?.returnReason ?? null,
    onBehalf: saved?.onBehalf ?? false,
    enteredBy: saved?.enteredBy ?? null,
    enteredAt: saved?.enteredAt ?? null,
    warnings: saved
      ? warnings(checkOf(line, month, saved)).map((warning) => ({
          ...warning,
          confirmed: saved.confirmedWarnings.includes(warning.key),
        }))
      : [],
    version: saved?.version ?? 0,
  };
}
