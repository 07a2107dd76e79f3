import { type Month } from '../../kernel/month.js';
import { checkOf, warnings } from './status-checks.js';
import { proposedEntry, type StatusLine } from './status-entry.js';
import { type StatusRowDto } from './status-answer.dto.js';

const NOT_SAVED = { returnReason: null, onBehalf: false, enteredBy: null, enteredAt: null, version: 0 };

/** The row of the form for a line. */
export function formRowOf(line: StatusLine, month: Month): StatusRowDto {
  const { procedureId, code, name, frequency, departmentId, known, saved } = line;
  return {
    ...{ procedureId, code, name, frequency, departmentId, known },
    ...(saved ?? { ...proposedEntry(known), ...NOT_SAVED }),
    warnings: saved
      ? warnings(checkOf(line, month, saved)).map((warning) => ({
          ...warning,
          confirmed: saved.confirmedWarnings.includes(warning.key),
        }))
      : [],
  };
}
