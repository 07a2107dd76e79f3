import { describe, expect, it } from '@jest/globals';
import { ANSWERED_COUNTS } from '../../../test/setup/answered-counts.js';
import { type Month, parseMonth } from '../../kernel/month.js';
import { withMerged } from '../rows/merged-parts.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { closedMonthRow, monthsByProcedure } from './months-of-procedure.js';

const [february, march] = ['2026-02', '2026-03'].map(parseMonth) as [Month, Month];
const row = (more: Partial<ProcedureRow> & { month: Month }): ProcedureRow & { month: Month } =>
  ({
    procedureId: 'a',
    frequency: 'monthly',
    inScope: true,
    stageSince: '2026-01-31',
    reportCounted: true,
    ...ANSWERED_COUNTS,
    yearlyRecorded: false,
    mergedParts: null,
    ...more,
  }) as ProcedureRow & { month: Month };
const NONE = {
  ...{ applicationsTotal: null, applicationsOnline: null, yearlyTotal: null, yearlyOnline: null },
  reportCounted: false,
};
const counts = (...rows: (ProcedureRow & { month: Month })[]) =>
  monthsByProcedure(rows.map(closedMonthRow)).get('a')?.counts;

describe('what closed months say of a procedure', () => {
  it('is the count of the month, of one that reports monthly', () => {
    const found = counts(row({ month: february }), row({ month: march, applicationsTotal: 20 }));
    expect([found?.get(february)?.total, found?.get(march)?.total]).toEqual([10, 20]);
  });

  it('is the count of the year in March alone, of one that reports yearly', () => {
    const yearly = { frequency: 'yearly' } as const;
    const found = counts(row({ ...yearly, month: february }), row({ ...yearly, month: march }));
    expect(found?.get(march)).toMatchObject({ total: 120, online: 48 });
    expect(found?.has(february)).toBe(false);
  });

  it('leaves out what was merged into it', () => {
    const merged = {
      ...{ applicationsTotal: 5, applicationsOnline: 2, pairTotal: 5, pairOnline: 2, flowSound: true },
      ...{ yearlyTotal: 60, yearlyOnline: 24, yearlySound: true, yearlyOf: {} },
    };
    for (const frequency of ['monthly', 'yearly'] as const) {
      const own = row({ month: march, frequency });
      expect(closedMonthRow(withMerged(own, merged))).toEqual(closedMonthRow(own));
    }
  });

  it('is no report where none counted and nothing was said, nor a count recorded for the year', () => {
    expect(counts(row({ month: february, ...NONE }))?.size).toBe(0);
    expect(counts(row({ month: february, ...NONE, applicationsTotalNa: true }))?.size).toBe(1);
    expect(counts(row({ month: march, frequency: 'yearly', yearlyRecorded: true }))?.size).toBe(0);
  });
});
