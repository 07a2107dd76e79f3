import { monthsOfFiscalYear, type FiscalYear } from '../../kernel/fiscal-year.js';
import { type IsoDate } from '../../kernel/date.js';
import { monthOf, type Month } from '../../kernel/month.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { flowScope, NO_COUNTS } from './corrected-procedure.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';

/** One procedure in the closed months: its counts where it was reported, and where it was out of scope. */
export interface MonthsOfProcedure {
  /** Months without an entry have no report that counts. */
  counts: ReadonlyMap<Month, CountPairColumns>;
  /**
   * Whether the procedure was in scope at the end of a month, since when, and how often it reported then; months
   * without an entry are unknown.
   */
  scope: ReadonlyMap<
    Month,
    { inScope: boolean; stageSince: IsoDate | null; frequency: ProcedureRow['frequency'] }
  >;
}

/**
 * A row with its yearly counts summed again from its months, by the rules of `live-year.sql.ts`. The months before the
 * one under correction are taken from their closed revisions. `stageMonth` is the month of the row's stage.
 */
export function correctedYear(
  row: ProcedureRow,
  { counts, scope }: MonthsOfProcedure,
  {
    year,
    stageMonth,
    earlier,
    byYear,
  }: { year: FiscalYear; stageMonth: Month; earlier: readonly Month[]; byYear: boolean },
): ProcedureRow {
  const all = monthsOfFiscalYear(year);
  const months = row.frequency === 'yearly' ? all.slice(-1) : all;
  const outSince = row.inScope ? null : outOfScopeSince(scope, earlier, stageMonth);
  const due = (month: Month) => outSince === null || month < outSince;
  const owed = months.filter(due).length;
  const reports = months.flatMap((month) => {
    const report = counts.get(month);
    return report ? [{ ...report, due: due(month) }] : [];
  });
  const dueWhere = (test: (report: CountPairColumns) => boolean) =>
    reports.filter((report) => report.due && test(report)).length;
  const earlierMonths = monthsBefore(row, scope, all).filter(due);
  const paired = reports.filter((report) => report.total !== null && report.online !== null);
  const halves = reports.filter((report) => (report.total === null) !== (report.online === null)).length;
  const total = sumOf(reports.map((report) => report.total));
  const online = sumOf(reports.map((report) => report.online));
  const pairsAnswered = dueWhere(isPairAnswered);
  const summed = {
    yearlyTotal: total,
    yearlyTotalNa:
      total === null && reports.some(({ totalNa }) => totalNa) && dueWhere(({ totalNa }) => totalNa) >= owed,
    yearlyOnline: online,
    yearlyOnlineNa:
      online === null &&
      reports.some(({ onlineNa }) => onlineNa) &&
      dueWhere(({ onlineNa }) => onlineNa) >= owed,
    yearlyRecorded: false,
    yearlyReported:
      dueWhere(isTotalAnswered) >= owed &&
      reports.length > 0 &&
      earlierMonths.every((month) => isTotalAnswered(counts.get(month) ?? NO_COUNTS)),
  };
  const pairs = {
    pairTotal: sumOf(paired.map((report) => report.total)) ?? 0,
    pairOnline: sumOf(paired.map((report) => report.online)) ?? 0,
    flowReported:
      pairsAnswered >= owed &&
      reports.length > 0 &&
      halves === 0 &&
      earlierMonths.every((month) => isPairAnswered(counts.get(month) ?? NO_COUNTS)),
  };
  return byYear ? withYearFlows({ ...row, ...summed }, pairs) : { ...row, ...summed };
}

function isTotalAnswered({ total, totalNa }: CountPairColumns): boolean {
  return total !== null || totalNa;
}

function isPairAnswered({ total, totalNa, online, onlineNa }: CountPairColumns): boolean {
  return (total !== null && online !== null) || (totalNa && onlineNa);
}

/**
 * The months of a year in which a procedure that is yearly now was still monthly. Their counts are in the year's row;
 * here they decide whether it is complete. An unknown month has the frequency of the known months beside it, and is owed
 * where these differ.
 */
function monthsBefore(
  { frequency }: ProcedureRow,
  scope: MonthsOfProcedure['scope'],
  all: readonly Month[],
): Month[] {
  if (frequency === 'monthly') return [];
  const known = all.map((month) => scope.get(month)?.frequency);
  return all.slice(0, -1).filter((_, i) => {
    if (known[i] !== undefined) return known[i] === 'monthly';
    const before = known.slice(0, i).findLast((one) => one !== undefined);
    const after = known.slice(i + 1).find((one) => one !== undefined);
    return before === 'monthly' || after === 'monthly';
  });
}

/** The row of a fiscal year, whose flows are the counts of the year. */
export function withYearFlows(
  row: ProcedureRow,
  pairs: Pick<ProcedureRow, 'pairTotal' | 'pairOnline' | 'flowReported'>,
): ProcedureRow {
  const flows: ProcedureRow = {
    ...row,
    ...pairs,
    applicationsTotal: row.yearlyTotal,
    applicationsTotalNa: row.yearlyTotalNa,
    applicationsOnline: row.yearlyOnline,
    applicationsOnlineNa: row.yearlyOnlineNa,
  };
  return { ...flows, ...flowScope(flows) };
}

/**
 * The first month of the unbroken run up to `stageMonth` in which the procedure was out of scope at each month's end.
 * Where the month before the run is unknown, the date of the stage decides.
 */
function outOfScopeSince(
  scope: MonthsOfProcedure['scope'],
  earlier: readonly Month[],
  stageMonth: Month,
): Month {
  let since = stageMonth;
  for (const month of [...earlier, stageMonth].toReversed()) {
    const was = scope.get(month);
    if (was?.inScope === true) break;
    if (was?.inScope === false) since = was.stageSince === null ? month : monthOf(was.stageSince);
  }
  return since;
}

function sumOf(values: readonly (number | null)[]): number | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0);
}
