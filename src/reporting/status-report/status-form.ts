import { type Month } from '../../kernel/month.js';
import { checkOf, warnings } from './status-checks.js';
import { proposedEntry, type StatusLine } from './status-entry.js';
import { type StatusRowDto } from './status-answer.dto.js';

/** The row of the form for a line. */
export function formRowOf(line: StatusLine, month: Month): StatusRowDto {
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
