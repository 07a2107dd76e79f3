import { type ProcedureRow } from './procedure-row.js';

/** The counts of a procedure alone, under the names they have in its row. */
export type OwnCounts = Pick<
  ProcedureRow,
  | 'applicationsTotal'
  | 'applicationsTotalNa'
  | 'applicationsOnline'
  | 'applicationsOnlineNa'
  | 'pairTotal'
  | 'pairOnline'
  | 'flowExpected'
  | 'flowReported'
  | 'yearlyTotal'
  | 'yearlyTotalNa'
  | 'yearlyOnline'
  | 'yearlyOnlineNa'
  | 'yearlyReported'
>;

/** The counts of those merged into it, added up; null where none of them has a value. */
export interface MergedCounts {
  applicationsTotal: number | null;
  applicationsOnline: number | null;
  pairTotal: number;
  pairOnline: number;
  /** Whether whatever they reported is answered: what they left open makes the sum a lower bound. */
  flowSound: boolean;
  yearlyTotal: number | null;
  yearlyOnline: number | null;
  yearlySound: boolean;
}

/** Of what the counts of a row are made where procedures were merged into it. */
export interface MergedParts {
  own: OwnCounts;
  merged: MergedCounts;
}

/** The row with the counts of its procedure alone. */
export function ownRow(row: ProcedureRow): ProcedureRow {
  return row.mergedParts === null ? row : { ...row, ...row.mergedParts.own, mergedParts: null };
}

/** A row of a procedure alone, with the counts of those merged into it: what `live-procedures.sql.ts` does. */
export function withMerged(own: ProcedureRow, merged: MergedCounts | undefined): ProcedureRow {
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
    mergedParts: { own: ownCounts(own), merged },
  };
}

function ownCounts(row: ProcedureRow): OwnCounts {
  const { applicationsTotal, applicationsTotalNa, applicationsOnline, applicationsOnlineNa } = row;
  const { pairTotal, pairOnline, flowExpected, flowReported } = row;
  const { yearlyTotal, yearlyTotalNa, yearlyOnline, yearlyOnlineNa, yearlyReported } = row;
  return {
    ...{ applicationsTotal, applicationsTotalNa, applicationsOnline, applicationsOnlineNa },
    ...{ pairTotal, pairOnline, flowExpected, flowReported },
    ...{ yearlyTotal, yearlyTotalNa, yearlyOnline, yearlyOnlineNa, yearlyReported },
  };
}

function sum(own: number | null, merged: number | null): number | null {
  return merged === null ? own : (own ?? 0) + merged;
}
