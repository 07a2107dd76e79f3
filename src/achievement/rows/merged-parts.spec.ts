import { describe, expect, it } from '@jest/globals';
import { ANSWERED_COUNTS } from '../../../test/setup/answered-counts.js';
import { ownRow, withMerged, type MergedCounts } from './merged-parts.js';
import { type ProcedureRow } from './procedure-row.js';

const own = {
  procedureId: 'heir',
  ...ANSWERED_COUNTS,
  flowExpected: true,
  flowReported: true,
  yearlyRecorded: false,
  yearlyReported: true,
  mergedParts: null,
} as unknown as ProcedureRow;
const merged: MergedCounts = {
  applicationsTotal: 5,
  applicationsOnline: 2,
  pairTotal: 5,
  pairOnline: 2,
  flowSound: true,
  yearlyTotal: 60,
  yearlyOnline: 24,
  yearlySound: true,
  yearlyOf: {},
};
const NOTHING: MergedCounts = {
  ...{ applicationsTotal: null, applicationsOnline: null, pairTotal: 0, pairOnline: 0, flowSound: true },
  ...{ yearlyTotal: null, yearlyOnline: null, yearlySound: true, yearlyOf: {} },
};
const NOT_APPLICABLE = {
  ...{
    applicationsTotal: null,
    applicationsTotalNa: true,
    applicationsOnline: null,
    applicationsOnlineNa: true,
  },
  ...{ yearlyTotal: null, yearlyTotalNa: true, yearlyOnline: null, yearlyOnlineNa: true },
};

describe('a row with what was merged into it', () => {
  it('adds the counts up', () => {
    expect(withMerged(own, merged)).toMatchObject({
      ...{ applicationsTotal: 15, applicationsOnline: 6, pairTotal: 15, pairOnline: 6, flowReported: true },
      ...{ yearlyTotal: 180, yearlyOnline: 72, yearlyReported: true },
    });
  });

  it('is a lower bound where the merged ones left something open', () => {
    const row = withMerged(own, { ...merged, flowSound: false, yearlySound: false });
    expect(row).toMatchObject({ pairTotal: 15, flowReported: false, yearlyReported: false });
  });

  it('is expected where only the merged ones had counts', () => {
    const gone = { ...own, ...NOT_APPLICABLE, flowExpected: false, pairTotal: 0, pairOnline: 0 };
    expect(withMerged(gone, merged).flowExpected).toBe(true);
    expect(withMerged(gone, { ...NOTHING, applicationsOnline: 0 }).flowExpected).toBe(true);
    expect(withMerged(gone, NOTHING).flowExpected).toBe(false);
  });

  it('stays 該当なし only where the merged ones have neither a value nor anything open', () => {
    const row = { ...own, ...NOT_APPLICABLE };
    expect(withMerged(row, NOTHING)).toMatchObject({ applicationsTotalNa: true, yearlyOnlineNa: true });
    expect(withMerged(row, merged)).toMatchObject({ applicationsTotalNa: false, yearlyOnlineNa: false });
    expect(withMerged(row, { ...NOTHING, flowSound: false })).toMatchObject({
      ...{ applicationsTotalNa: false, applicationsOnlineNa: false, yearlyTotalNa: true },
    });
  });

  it('gives its own row back, whatever was merged', () => {
    for (const counts of [merged, NOTHING, { ...merged, flowSound: false }]) {
      for (const row of [own, { ...own, ...NOT_APPLICABLE }]) {
        expect(ownRow(withMerged(row, counts))).toEqual(row);
      }
    }
    expect(ownRow(own)).toBe(own);
    expect(withMerged(own, undefined)).toBe(own);
  });
});
