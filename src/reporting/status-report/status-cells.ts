import { type Month } from '../../kernel/month.js';
import { readMonth } from '../../kernel/read-date.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES } from '../../kernel/stage.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { countText } from '../count-text.js';
import { type StatusEntry } from './status-entry.js';
import { StatusReportEntity } from './status-report.entity.js';

/** A month as people write it; null for a blank cell. @throws InvalidInput */
export function readPlannedMonth(text: string): Month | null {
  return text === '' ? null : readMonth(text);
}

const LABELS: Readonly<Record<string, string>> = labelsOf(StatusReportEntity);

/** The column a field stands in and what its cell says, for the list of faults. */
export function cellOf(field: string, entry: StatusEntry): { column: string | null; value: string | null } {
  const values: Record<string, string | null> = {
    stage: entry.stage && STAGE_NAMES[entry.stage],
    exemptReason: entry.exemptReason && EXEMPT_REASON_NAMES[entry.exemptReason],
    applicationsTotal: countText(entry.applicationsTotal),
    applicationsOnline: countText(entry.applicationsOnline),
    plannedMonth: entry.plannedMonth,
    note: entry.note,
  };
  return { column: LABELS[field] ?? null, value: values[field] ?? null };
}
