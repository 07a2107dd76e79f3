import { type Count } from '../../kernel/count.js';
import { type StatusRowDto } from '../../reporting/status-report/status-answer.dto.js';

/** What differs from last month in a row that has been saved. */
export interface Differences {
  stage: boolean;
  plannedMonth: boolean;
  /** Null where one of the two months has no number. */
  total: number | null;
  online: number | null;
}

/** Compares a row with what was known of the procedure before. */
export function differencesOf(row: StatusRowDto): Differences {
  const { known } = row;
  return {
    stage: row.stage !== known.stage || (row.stage === 'exempt' && row.exemptReason !== known.exemptReason),
    plannedMonth: row.plannedMonth !== known.plannedMonth,
    total: step(row.applicationsTotal, known.previousMonth?.total),
    online: step(row.applicationsOnline, known.previousMonth?.online),
  };
}

/** Whether a row needs a look: it changes something, looks wrong, was sent back, or has not been answered. */
export function needsLook(row: StatusRowDto): boolean {
  const { stage, plannedMonth } = differencesOf(row);
  return row.version === 0 || stage || plannedMonth || row.warnings.length > 0 || row.returnReason !== null;
}

/** The rows that need a look before the others, each group in its order. */
export function differencesFirst(rows: readonly StatusRowDto[]): StatusRowDto[] {
  return [...rows.filter(needsLook), ...rows.filter((row) => !needsLook(row))];
}

function step(now: Count, before: Count | undefined): number | null {
  return now.kind === 'value' && before?.kind === 'value' ? now.value - before.value : null;
}
