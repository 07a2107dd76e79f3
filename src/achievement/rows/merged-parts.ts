import { pick } from '../../kernel/pick.js';
import { type CountPairColumns } from './count-pair-columns.js';

/** The counts of a row. */
export interface OwnCounts {
  applicationsTotal: number | null;
  applicationsTotalNa: boolean;
  applicationsOnline: number | null;
  applicationsOnlineNa: boolean;
  /** Total and online applications over the reports in which both counts are Values. */
  pairTotal: number;
  pairOnline: number;
  flowExpected: boolean;
  flowReported: boolean;
  /** The counts of the latest fiscal year complete by the day of the stocks. */
  yearlyTotal: number | null;
  yearlyTotalNa: boolean;
  yearlyOnline: number | null;
  yearlyOnlineNa: boolean;
  /** Whether the year's total is complete: neither a lower bound nor missing. */
  yearlyReported: boolean;
}

/** The sums over the procedures merged into it; null where none of them has a value. */
export interface MergedCounts {
  applicationsTotal: number | null;
  applicationsOnline: number | null;
  pairTotal: number;
  pairOnline: number;
  /** Whether everything they reported is answered; an open count makes the sum a lower bound. */
  flowSound: boolean;
  yearlyTotal: number | null;
  yearlyOnline: number | null;
  yearlySound: boolean;
  /** The recorded yearly count of each by its id; null where it was summed from months. */
  yearlyOf: Record<string, CountPairColumns | null>;
}

/** The field names in a fixed order; `live-procedures.sql.ts` builds the objects from the columns of these names. */
export const OWN_COUNTS = [
  ...(['applicationsTotal', 'applicationsTotalNa', 'applicationsOnline', 'applicationsOnlineNa'] as const),
  ...(['pairTotal', 'pairOnline', 'flowExpected', 'flowReported'] as const),
  ...(['yearlyTotal', 'yearlyTotalNa', 'yearlyOnline', 'yearlyOnlineNa', 'yearlyReported'] as const),
] satisfies (keyof OwnCounts)[];
export const MERGED_COUNTS = [
  ...(['applicationsTotal', 'applicationsOnline', 'pairTotal', 'pairOnline', 'flowSound'] as const),
  ...(['yearlyTotal', 'yearlyOnline', 'yearlySound', 'yearlyOf'] as const),
] satisfies (keyof MergedCounts)[];

/** The parts of a row's counts, where procedures were merged into it. */
export interface MergedParts {
  own: OwnCounts;
  merged: MergedCounts;
}

interface CountedRow extends OwnCounts {
  mergedParts: MergedParts | null;
}

/** The row with only the counts of its own procedure. */
export function ownRow<Row extends CountedRow>(row: Row): Row {
  return row.mergedParts === null ? row : { ...row, ...row.mergedParts.own, mergedParts: null };
}

/** The counts of the period: in a closed row of a monthly procedure those of the month. */
export function countsOfPeriod(
  row: Pick<
    OwnCounts,
    'applicationsTotal' | 'applicationsTotalNa' | 'applicationsOnline' | 'applicationsOnlineNa'
  >,
): CountPairColumns {
  const { applicationsTotal: total, applicationsOnline: online } = row;
  return { total, totalNa: row.applicationsTotalNa, online, onlineNa: row.applicationsOnlineNa };
}

export function countsOfYear(
  row: Pick<OwnCounts, 'yearlyTotal' | 'yearlyTotalNa' | 'yearlyOnline' | 'yearlyOnlineNa'>,
): CountPairColumns {
  const { yearlyTotal: total, yearlyOnline: online } = row;
  return { total, totalNa: row.yearlyTotalNa, online, onlineNa: row.yearlyOnlineNa };
}

/** Adds the counts of merged procedures to a row of one procedure, as `live-procedures.sql.ts` does. */
export function withMerged<Row extends CountedRow>(own: Row, merged: MergedCounts | undefined): Row {
  if (merged === undefined) return own;
  const applicationsTotal = sum(own.applicationsTotal, merged.applicationsTotal);
  const applicationsOnline = sum(own.applicationsOnline, merged.applicationsOnline);
  const yearlyTotal = sum(own.yearlyTotal, merged.yearlyTotal);
  const yearlyOnline = sum(own.yearlyOnline, merged.yearlyOnline);
  const { flowSound, yearlySound } = merged;
  return {
    ...own,
    applicationsTotal,
    applicationsTotalNa: own.applicationsTotalNa && merged.applicationsTotal === null && flowSound,
    applicationsOnline,
    applicationsOnlineNa: own.applicationsOnlineNa && merged.applicationsOnline === null && flowSound,
    pairTotal: own.pairTotal + merged.pairTotal,
    pairOnline: own.pairOnline + merged.pairOnline,
    flowExpected: own.flowExpected || merged.applicationsTotal !== null || merged.applicationsOnline !== null,
    flowReported: own.flowReported && flowSound,
    yearlyTotal,
    yearlyTotalNa: own.yearlyTotalNa && merged.yearlyTotal === null && yearlySound,
    yearlyOnline,
    yearlyOnlineNa: own.yearlyOnlineNa && merged.yearlyOnline === null && yearlySound,
    yearlyReported: own.yearlyReported && yearlySound,
    mergedParts: { own: pick(own, OWN_COUNTS), merged },
  };
}

function sum(own: number | null, merged: number | null): number | null {
  return merged === null ? own : (own ?? 0) + merged;
}
