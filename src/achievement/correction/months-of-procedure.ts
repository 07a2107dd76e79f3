import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { type CountPairColumns } from './corrected-report.js';
import { type MonthsOfProcedure } from './corrected-year.js';

/** A procedure in a closed month; of one that reports yearly the counts are those of its year. */
export interface ClosedMonthRow extends CountPairColumns {
  procedureId: string;
  month: Month;
  frequency: 'monthly' | 'yearly';
  inScope: boolean;
  stageSince: IsoDate | null;
  reportCounted: boolean;
  yearlyRecorded: boolean;
}

/** The closed months of each procedure. A recorded yearly count is no report of a month. */
export function monthsByProcedure(rows: readonly ClosedMonthRow[]): Map<string, MonthsOfProcedure> {
  const byProcedure = new Map<
    string,
    { counts: Map<Month, CountPairColumns>; scope: Map<Month, ClosedMonthRow> }
  >();
  for (const row of rows) {
    const months = byProcedure.get(row.procedureId) ?? { counts: new Map(), scope: new Map() };
    months.scope.set(row.month, row);
    if (wasReported(row)) months.counts.set(row.month, row);
    byProcedure.set(row.procedureId, months);
  }
  return byProcedure;
}

function wasReported(row: ClosedMonthRow): boolean {
  const { frequency, yearlyRecorded, month, reportCounted, total, totalNa, online, onlineNa } = row;
  if (frequency === 'yearly' && (yearlyRecorded || !month.endsWith('-03'))) return false;
  return reportCounted || total !== null || totalNa || online !== null || onlineNa;
}
