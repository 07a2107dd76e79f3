import { type Month } from '../../kernel/month.js';
import { checkOf, type Warning, warnings } from './status-checks.js';
import { proposedEntry, type StatusLine } from './status-entry.js';
import { type StatusRowDto } from './status-answer.dto.js';
import { unchangedWarning } from './unchanged-warning.js';

const NOT_SAVED = { returnReason: null, onBehalf: false, enteredBy: null, enteredAt: null, version: 0 };

/** The rows of a whole form; `unchanged`: all of them say what they said in the five months before. */
export function formRowsOf(lines: readonly StatusLine[], month: Month, unchanged: boolean): StatusRowDto[] {
  return lines.map((line) => formRowOf(line, month, unchangedWarning(lines, line, unchanged)));
}

/** The row of the form for a line; `ofDepartment`: what is asked there of the form as a whole. */
export function formRowOf(
  line: StatusLine,
  month: Month,
  ofDepartment: readonly Warning[] = [],
): StatusRowDto {
  const { procedureId, code, name, frequency, departmentId, known, saved } = line;
  return {
    ...{ procedureId, code, name, frequency, departmentId, known },
    ...(saved ?? { ...proposedEntry(known), ...NOT_SAVED }),
    warnings: saved
      ? [...warnings(checkOf(line, month, saved)), ...ofDepartment].map((warning) => ({
          ...warning,
          confirmed: saved.confirmedWarnings.includes(warning.key),
        }))
      : [],
  };
}
