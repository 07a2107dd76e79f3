import { wordList } from '../../kernel/word-list.js';
import { type Month } from '../../kernel/month.js';
import { readMonth } from '../../kernel/read-date.js';
import {
  EXEMPT_REASON_NAMES,
  STAGE_NAMES,
  STAGE_UNANSWERED,
  type ExemptReason,
  type Stage,
} from '../../kernel/stage.js';
import { labelsOf } from '../../platform/database/labelled.js';
import { countText } from '../count-text.js';
import { type StatusEntry } from './status-entry.js';
import { StatusReportEntity } from './status-report.entity.js';

const stages = wordList('段階', STAGE_NAMES);
const exemptReasons = wordList('適用除外理由', EXEMPT_REASON_NAMES);

/** A stage by its Japanese word; blank and 「未回答」 are null. @throws InvalidInput for another word */
export function readStage(text: string): Stage | null {
  return text === '' || text === STAGE_UNANSWERED ? null : stages.read(text);
}

/** A reason by its Japanese word; null for a blank cell. @throws InvalidInput for another word */
export function readExemptReason(text: string): ExemptReason | null {
  return text === '' ? null : exemptReasons.read(text);
}

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
