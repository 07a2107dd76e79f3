import { type IsoDate } from '../../kernel/date.js';
import { isInScope } from '../../kernel/stage.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type CorrectedReport, reportEffect } from './corrected-report.js';
import { countsOfPeriod } from '../rows/merged-parts.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';

export interface CorrectedPeriod {
  /** Last day of the month under correction. */
  asOf: IsoDate;
  /** Whether that month is March, in which yearly procedures report. */
  march: boolean;
  /** Whether the period is a fiscal year, whose flows are those of its twelve months. */
  byYear: boolean;
}

/**
 * A closed row with a report of the correction applied: the report's stage and counts where it counts, no counts where
 * it was returned. Everything derived from them is computed again; `correctedYear` does so for the yearly counts.
 */
export function correctedProcedure(
  row: ProcedureRow,
  report: CorrectedReport | undefined,
  period: CorrectedPeriod,
): ProcedureRow {
  const effect = report ? reportEffect(report) : 'stays';
  const withReport = report && effect === 'counts' ? rowWithReport(row, report, period) : row;
  const reportCounted =
    effect === 'stays'
      ? row.reportCounted
      : effect === 'counts' && report !== undefined && report.stage !== null;
  const monthly = withReport.frequency === 'monthly';
  const inScope = isInScope(withReport.stage);
  const withScope: ProcedureRow = {
    ...withReport,
    reportCounted,
    inScope,
    reportExpected: withReport.stage === null || (inScope && (monthly || period.march)),
  };
  if (period.byYear) return { ...withScope, ...flowScope(withScope) };
  return { ...withScope, ...monthFlows(withScope, countsIn(row, report, effect)) };
}

export const NO_COUNTS: CountPairColumns = { total: null, totalNa: false, online: null, onlineNa: false };

/** Whether a procedure's counts are expected of a year: in scope, or with any count in it. */
export function flowScope({
  inScope,
  applicationsTotal,
  applicationsOnline,
}: ProcedureRow): Pick<ProcedureRow, 'flowExpected'> {
  return { flowExpected: inScope || applicationsTotal !== null || applicationsOnline !== null };
}

function rowWithReport(row: ProcedureRow, report: CorrectedReport, { asOf }: CorrectedPeriod): ProcedureRow {
  const { stage, exemptReason, plannedMonth, note } = report;
  const stageFields = stage === null ? {} : { stage, exemptReason, stageSince: asOf };
  return { ...row, ...stageFields, plannedMonth, note: note ?? row.note };
}

function countsIn(
  row: ProcedureRow,
  report: CorrectedReport | undefined,
  effect: ReturnType<typeof reportEffect>,
): CountPairColumns {
  if (effect === 'out') return NO_COUNTS;
  return report && effect === 'counts' ? report : countsOfPeriod(row);
}

function monthFlows(row: ProcedureRow, reportCounts: CountPairColumns): Partial<ProcedureRow> {
  const monthly = row.frequency === 'monthly';
  const { total, totalNa, online, onlineNa } = monthly ? reportCounts : NO_COUNTS;
  return {
    applicationsTotal: total,
    applicationsTotalNa: totalNa,
    applicationsOnline: online,
    applicationsOnlineNa: onlineNa,
    pairTotal: online === null ? 0 : (total ?? 0),
    pairOnline: total === null ? 0 : (online ?? 0),
    flowExpected: monthly && (row.inScope || total !== null || online !== null),
    flowReported: monthly && ((total !== null && online !== null) || (totalNa && onlineNa)),
  };
}
