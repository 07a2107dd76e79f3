import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { parseDecimal } from '../kernel/exact.js';
import { departmentSlips, forecast, medianSlip, missingToTarget, type PlannedProcedure } from './forecast.js';

function procedure(
  id: string,
  departmentId: string,
  plannedMonth: string | null,
  slip: number | null = null,
): PlannedProcedure {
  const month = plannedMonth === null ? null : parseMonth(plannedMonth);
  return { id, departmentId, online: false, plannedMonth: month, slip };
}

const procedures: PlannedProcedure[] = [
  { ...procedure('residence', 'A', null), online: true },
  procedure('seal', 'A', '2026-12', 2),
  procedure('tax', 'A', '2027-01', 1),
  procedure('overdue', 'B', '2026-09', 0),
  procedure('unplanned', 'B', null),
];
const items = [
  { key: 'moving', procedureIds: ['residence', 'seal'] },
  { key: 'tax', procedureIds: ['tax', 'unplanned'] },
  { key: 'gap', procedureIds: [] },
];
const request = { from: parseMonth('2026-11'), to: parseMonth('2027-03'), procedures, items };

describe('the forecast', () => {
  it('tells for each coming month what is online if every plan holds, and if each slips as before', () => {
    expect(forecast({ ...request, itemRule: 'any' })).toEqual([
      { month: '2026-11', procedures: { held: 2, slipped: 2 }, items: { held: 1, slipped: 1 } },
      { month: '2026-12', procedures: { held: 3, slipped: 2 }, items: { held: 1, slipped: 1 } },
      { month: '2027-01', procedures: { held: 4, slipped: 2 }, items: { held: 2, slipped: 1 } },
      { month: '2027-02', procedures: { held: 4, slipped: 3 }, items: { held: 2, slipped: 1 } },
      { month: '2027-03', procedures: { held: 4, slipped: 4 }, items: { held: 2, slipped: 2 } },
    ]);
  });

  it('waits for all procedures of an item where the municipality counts so', () => {
    const itemsHeld = forecast({ ...request, itemRule: 'all' }).map((month) => month.items.held);
    expect(itemsHeld).toEqual([0, 1, 1, 1, 1]);
  });

  it('says what is missing to the target although every plan holds', () => {
    expect(missingToTarget(parseDecimal('100', 1), 4, 5)).toBe(1);
    expect(missingToTarget(parseDecimal('70', 1), 4, 5)).toBe(0);
  });
});

describe('the slip so far', () => {
  it('is the middle one, a half month rounded up', () => {
    expect(medianSlip([3, 0, 1])).toBe(1);
    expect(medianSlip([1, 2])).toBe(2);
    expect(medianSlip([])).toBeNull();
  });

  it('is taken by department, over the procedures with a plan', () => {
    expect(departmentSlips(procedures)).toEqual(
      new Map([
        ['A', 2],
        ['B', 0],
      ]),
    );
  });

  it('never makes a plan earlier', () => {
    const early = [procedure('early', 'A', '2027-01', -2)];
    const months = forecast({ ...request, procedures: early, items: [], itemRule: 'any' });
    expect(months.map((month) => month.procedures.slipped)).toEqual([0, 0, 1, 1, 1]);
  });
});
