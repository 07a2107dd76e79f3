import { describe, expect, it } from '@jest/globals';
import { type Stage } from '../kernel/stage.js';
import { parseMonth } from '../kernel/month.js';
import { type FirstPlan, slipFromFirstPlan } from './first-plan.js';

const NOVEMBER = parseMonth('2026-11');
const row = (stage: Stage, plannedMonth: string | null) => ({ stage, plannedMonth });
const plan = (month: string, sightings: { lastOffline?: string; firstOnline?: string } = {}): FirstPlan => ({
  month: parseMonth(month),
  lastOffline: sightings.lastOffline ? parseMonth(sightings.lastOffline) : null,
  firstOnline: sightings.firstOnline ? parseMonth(sightings.firstOnline) : null,
});

describe('how far a plan has slipped', () => {
  it('is how much later it has become, and it has when its month passes unfulfilled', () => {
    expect(slipFromFirstPlan(row('preparing', '2026-12'), plan('2026-08'), NOVEMBER)).toBe(4);
    expect(slipFromFirstPlan(row('preparing', '2026-10'), plan('2026-10'), NOVEMBER)).toBe(1);
    expect(slipFromFirstPlan(row('preparing', '2027-01'), undefined, NOVEMBER)).toBe(0);
  });

  it('of one that came online is told by the month it did, though nobody wrote the plan over', () => {
    const sightings = { lastOffline: '2026-08', firstOnline: '2026-09' };
    expect(slipFromFirstPlan(row('online', '2026-06'), plan('2026-06', sightings), NOVEMBER)).toBe(3);
    expect(slipFromFirstPlan(row('online', null), plan('2026-06', sightings), NOVEMBER)).toBe(3);
    expect(slipFromFirstPlan(row('partial', '2026-12'), plan('2026-12', sightings), NOVEMBER)).toBe(-3);
  });

  it('of one that has come online since the last closed month is told by the month looked at', () => {
    expect(
      slipFromFirstPlan(row('online', '2026-06'), plan('2026-06', { lastOffline: '2026-09' }), NOVEMBER),
    ).toBe(4);
  });

  it('of one that no closed month shows otherwise than online is that of its plan', () => {
    expect(slipFromFirstPlan(row('online', '2026-08'), plan('2026-06'), NOVEMBER)).toBe(2);
    expect(slipFromFirstPlan(row('online', null), plan('2026-06'), NOVEMBER)).toBeNull();
  });

  it('is not known without a plan', () => {
    expect(slipFromFirstPlan(row('preparing', null), undefined, NOVEMBER)).toBeNull();
    expect(slipFromFirstPlan(row('preparing', null), plan('2026-06'), NOVEMBER)).toBeNull();
  });
});
