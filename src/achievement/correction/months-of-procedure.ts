import { type IsoDate } from '../../kernel/date.js';
import { type Month } from '../../kernel/month.js';
import { countsOfPeriod, countsOfYear, ownRow } from '../rows/merged-parts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';
import { type MonthsOfProcedure } from './corrected-year.js';

/** A procedure in a closed month; for a yearly procedure the counts are those of its year. */
export interface ClosedMonthRow extends CountPairColumns {
  procedureId: string;
  month: Month;
  frequency: 'monthly' | 'yearly';
  inScope: boolean;
  stageSince: IsoDate | null;
  reportCounted: boolean;
  yearlyRecorded: boolean;
}

/** A procedure's own values in a closed month, without those merged into it. */
export function closedMonthRow(row: ProcedureRow & { month: Month }): ClosedMonthRow {
  const own = ownRow(row);
  const { procedureId, frequency, inScope, stageSince, reportCounted, yearlyRecorded } = own;
  return {
    ...{ procedureId, month: row.month, frequency, inScope, reportCounted, yearlyRecorded },
    stageSince: stageSince as IsoDate | null,
    ...(frequency === 'yearly' ? countsOfYear(own) : countsOfPeriod(own)),
  };
}

/** The closed months of each procedure. A recorded yearly count is not the report of a month. */
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
