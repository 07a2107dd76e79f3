import { describe, expect, it } from '@jest/globals';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { carriedYear } from './carried-year.js';

const row = (total: number | null, online: number | null, more: Partial<ProcedureRow> = {}) =>
  ({
    inScope: true,
    yearlyTotal: total,
    yearlyTotalNa: false,
    yearlyOnline: online,
    yearlyOnlineNa: false,
    yearlyReported: true,
    applicationsTotal: total,
    applicationsTotalNa: false,
    applicationsOnline: online,
    applicationsOnlineNa: false,
    pairTotal: total ?? 0,
    pairOnline: online ?? 0,
    flowReported: true,
    flowExpected: true,
    ...more,
  }) as ProcedureRow;

describe('a closed year under correction', () => {
  it('is what its months make where they alone had made it', () => {
    const after = row(130, 58, { flowReported: false });
    expect(carriedYear({ closed: row(120, 48), before: row(120, 48), after }, { byYear: true })).toEqual(
      after,
    );
  });

  it('keeps what its months do not tell', () => {
    const input = { closed: row(240, 96), before: row(120, 48), after: row(130, 58) };
    expect(carriedYear(input, { byYear: true })).toMatchObject({
      yearlyTotal: 250,
      yearlyOnline: 106,
      applicationsTotal: 250,
      pairTotal: 250,
      pairOnline: 106,
      flowReported: true,
    });
  });

  it('stays incomplete for what was missing of it, whatever its own months say', () => {
    const closed = row(60, 24, { yearlyReported: false, flowReported: false });
    const input = { closed, before: row(60, 24), after: row(70, 34) };
    expect(carriedYear(input, { byYear: true })).toMatchObject({
      yearlyTotal: 70,
      yearlyReported: false,
      flowReported: false,
    });
  });

  it('stays whole where it was closed as whole for a reason its months do not tell', () => {
    const partly = { yearlyReported: false, flowReported: false };
    const input = { closed: row(90, 36), before: row(90, 36, partly), after: row(95, 41, partly) };
    expect(carriedYear(input, { byYear: true })).toMatchObject({ yearlyTotal: 95, yearlyReported: true });
  });

  it('is no 該当なし where it was closed with a count', () => {
    const na = { yearlyTotalNa: true, yearlyOnlineNa: true };
    const input = { closed: row(30, 3), before: row(null, null, na), after: row(null, null, na) };
    expect(carriedYear(input, { byYear: false })).toMatchObject({ yearlyTotal: 30, yearlyTotalNa: false });
  });

  it('leaves the flows of a month alone', () => {
    const after = row(130, 58, { applicationsTotal: 9, pairTotal: 9 });
    const input = { closed: row(240, 96, { applicationsTotal: 8 }), before: row(120, 48), after };
    expect(carriedYear(input, { byYear: false })).toMatchObject({
      yearlyTotal: 250,
      applicationsTotal: 9,
      pairTotal: 9,
    });
  });
});
