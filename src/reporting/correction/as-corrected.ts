import { type StatusLine } from '../status-report/status-entry.js';
import { type CorrectionLine } from './correction-line.repository.js';

/** Lines of a correction's form: a row not reported before proposes the stage that the closed revision carried forward. */
export function asCorrected(
  lines: readonly StatusLine[],
  corrections: readonly CorrectionLine[],
): StatusLine[] {
  const before = new Map(corrections.map((one) => [one.id, one]));
  return lines.map((line) => {
    const was = before.get(line.procedureId);
    if (!was) return line;
    const { stage, exemptReason, hasChannel, reportCounted } = was;
    const known = reportCounted ? line.known : { ...line.known, stage, exemptReason };
    return { ...line, known: { ...known, hasChannel } };
  });
}
