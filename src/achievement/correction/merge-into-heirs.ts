import { type CountPairColumns } from '../rows/count-pair-columns.js';
import { countsOfYear, type MergedCounts, ownRow, withMerged } from '../rows/merged-parts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type Merger } from './apply-takeovers.js';

/**
 * Removes rows merged into another procedure and adds their counts to its row, in the order of the mergers. Where the
 * heir has no row the counts are dropped.
 */
export function mergeIntoHeirs(rows: readonly ProcedureRow[], mergers: readonly Merger[]): ProcedureRow[] {
  const kept = new Map(rows.map((row) => [row.procedureId, row]));
  for (const { id, heirId } of mergers) {
    const [gone, heir] = [kept.get(id), kept.get(heirId)];
    kept.delete(id);
    if (gone && heir)
      kept.set(
        heirId,
        withMerged(ownRow(heir), addMergedCounts(heir.mergedParts?.merged, countsForHeir(gone))),
      );
  }
  return [...kept.values()];
}

/** The counts a row adds to its heir; an unanswered count makes the sum a lower bound. */
function countsForHeir(row: ProcedureRow): MergedCounts {
  const { applicationsTotal, applicationsOnline, pairTotal, pairOnline, yearlyTotal, yearlyOnline } = row;
  const ofPeriod = applicationsTotal !== null || applicationsOnline !== null || row.reportCounted;
  const ofYear = yearlyTotal !== null || yearlyOnline !== null || row.reportCounted;
  return {
    ...{ applicationsTotal, applicationsOnline, pairTotal, pairOnline, yearlyTotal, yearlyOnline },
    flowSound: row.flowReported || !row.flowExpected || !ofPeriod,
    yearlySound: row.yearlyReported || !ofYear,
    yearlyOf: { ...row.mergedParts?.merged.yearlyOf, [row.procedureId]: recordedOf(row) },
  };
}

/** The recorded count of the row's own procedure. */
function recordedOf(row: ProcedureRow): CountPairColumns | null {
  const own = ownRow(row);
  return own.yearlyRecorded ? countsOfYear(own) : null;
}

function addMergedCounts(one: MergedCounts | undefined, other: MergedCounts): MergedCounts {
  if (one === undefined) return other;
  return {
    applicationsTotal: sum(one.applicationsTotal, other.applicationsTotal),
    applicationsOnline: sum(one.applicationsOnline, other.applicationsOnline),
    pairTotal: one.pairTotal + other.pairTotal,
    pairOnline: one.pairOnline + other.pairOnline,
    flowSound: one.flowSound && other.flowSound,
    yearlyTotal: sum(one.yearlyTotal, other.yearlyTotal),
    yearlyOnline: sum(one.yearlyOnline, other.yearlyOnline),
    yearlySound: one.yearlySound && other.yearlySound,
    yearlyOf: { ...one.yearlyOf, ...other.yearlyOf },
  };
}

function sum(one: number | null, other: number | null): number | null {
  return one === null ? other : one + (other ?? 0);
}
