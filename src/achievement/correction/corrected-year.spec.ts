import { describe, expect, it } from '@jest/globals';
import { monthRange, parseMonth, type Month } from '../../kernel/month.js';
import { type ProcedureRow } from '../rows/procedure-row.js';
import { type CountPairColumns } from '../rows/count-pair-columns.js';
import { correctedYear } from './corrected-year.js';

const march = parseMonth('2026-03');
const months = monthRange(parseMonth('2025-04'), march);
const row = { frequency: 'monthly', inScope: true, stage: 'online' } as ProcedureRow;
const value = (total: number | null, online: number | null): CountPairColumns => ({
  total,
  totalNa: false,
  online,
  onlineNa: false,
});
const none: CountPairColumns = { total: null, totalNa: true, online: null, onlineNa: true };

function year(
  counts: [Month, CountPairColumns][],
  {
    of = row,
    out = [] as Month[],
    monthly = of.frequency === 'monthly' ? months : ([] as Month[]),
    unknown = [] as Month[],
    byYear = true,
  }: { of?: ProcedureRow; out?: Month[]; monthly?: Month[]; unknown?: Month[]; byYear?: boolean } = {},
) {
  const scope = new Map(
    months
      .filter((month) => !unknown.includes(month))
      .map((month) => [
        month,
        {
          inScope: !out.includes(month),
          stageSince: null,
          frequency: monthly.includes(month) ? ('monthly' as const) : ('yearly' as const),
        },
      ]),
  );
  return correctedYear(
    of,
    { counts: new Map(counts), scope },
    { year: 2025, stageMonth: march, earlier: months.slice(0, -1), byYear },
  );
}

const every = (overrides: CountPairColumns): [Month, CountPairColumns][] =>
  months.map((month) => [month, overrides]);

describe('the counts of a year summed anew', () => {
  it('are whole where every month owed was answered', () => {
    expect(year(every(value(10, 4)))).toMatchObject({
      yearlyTotal: 120,
      yearlyOnline: 48,
      yearlyReported: true,
      pairTotal: 120,
      pairOnline: 48,
      flowReported: true,
      applicationsTotal: 120,
    });
  });

  it('are a lower bound where one is missing', () => {
    expect(year(every(value(10, 4)).slice(1))).toMatchObject({ yearlyTotal: 110, yearlyReported: false });
  });

  it('take only months with both parts into the quotient', () => {
    const counts = every(value(10, 4)).map(([month, input], i): [Month, CountPairColumns] => [
      month,
      i === 0 ? value(1000, null) : input,
    ]);
    expect(year(counts)).toMatchObject({ pairTotal: 110, pairOnline: 44, flowReported: false });
  });

  it('are 該当なし where every month says so, and neutral beside a value', () => {
    expect(year(every(none))).toMatchObject({ yearlyTotal: null, yearlyTotalNa: true, flowReported: true });
    const mixed = every(none).map(([month, input], i): [Month, CountPairColumns] => [
      month,
      i === 0 ? value(3, 1) : input,
    ]);
    expect(year(mixed)).toMatchObject({ yearlyTotal: 3, yearlyTotalNa: false, yearlyReported: true });
  });

  it('are not there where nothing was reported', () => {
    expect(year([])).toMatchObject({ yearlyTotal: null, yearlyTotalNa: false, yearlyReported: false });
  });

  it('owe nothing from the month in which the procedure went out of scope', () => {
    const of = { ...row, inScope: false, stage: 'abolished' } as ProcedureRow;
    const counts = every(value(10, 4)).slice(0, 6);
    expect(year(counts, { of, out: months.slice(6) })).toMatchObject({
      yearlyTotal: 60,
      yearlyReported: true,
    });
    expect(year(counts, { of, out: months.slice(7) })).toMatchObject({ yearlyReported: false });
  });

  it('of a procedure that reports yearly are those of March', () => {
    const of = { ...row, frequency: 'yearly' } as ProcedureRow;
    expect(year([[march, value(500, 50)]], { of })).toMatchObject({ yearlyTotal: 500, yearlyReported: true });
    expect(year(every(value(1, 1)).slice(0, -1), { of })).toMatchObject({ yearlyTotal: null });
  });

  it('of one that reported monthly until the year was under way are whole only where those months are', () => {
    const of = { ...row, frequency: 'yearly' } as ProcedureRow;
    const monthly = months.slice(0, 3);
    const march1: [Month, CountPairColumns] = [march, value(500, 50)];
    const counted = every(value(10, 4)).slice(0, 3);
    const whole = { yearlyReported: true, flowReported: true };
    const lower = { yearlyReported: false, flowReported: false };
    expect(year([...counted, march1], { of, monthly })).toMatchObject(whole);
    expect(year([...counted.slice(1), march1], { of, monthly })).toMatchObject(lower);
    const halfSaid = counted.map(([month], i): [Month, CountPairColumns] => [month, value(10, i ? 4 : null)]);
    expect(year([...halfSaid, march1], { of, monthly })).toMatchObject({
      yearlyReported: true,
      flowReported: false,
    });
    const unknown = months.slice(1, 2);
    expect(year([...counted.filter((_, i) => i !== 1), march1], { of, monthly, unknown })).toMatchObject(
      lower,
    );
    expect(year([march1], { of, monthly: [], unknown })).toMatchObject(whole);
    expect(year([march1], { of, monthly, out: months.slice(0, 3) })).toMatchObject(lower);
  });

  it('leave the flows of a month alone', () => {
    const of = { ...row, applicationsTotal: 7, pairTotal: 7 } as ProcedureRow;
    expect(year(every(value(10, 4)), { of, byYear: false })).toMatchObject({
      applicationsTotal: 7,
      pairTotal: 7,
      yearlyTotal: 120,
    });
  });
});
