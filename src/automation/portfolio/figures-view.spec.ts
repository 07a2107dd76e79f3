import { describe, expect, it } from '@jest/globals';
import { parseDecimal } from '../../kernel/exact.js';
import { type Cost } from '../cost/cost.js';
import { moneyView, type Saving } from './figures-view.js';

const hours = (text: string) => parseDecimal(text, 2);
const yearly = (projectIds: readonly string[], yen: number): Cost => ({
  kind: 'licence',
  yen,
  hours: null,
  yearly: true,
  fiscalYear: 2026,
  lastFiscalYear: null,
  split: 'equal',
  shares: projectIds.map((projectId) => ({ projectId, weight: 1 })),
});
const saving = (projectId: string, saved: string | null, expected = true): Saving => ({
  projectId,
  hours: saved === null ? null : hours(saved),
  expected,
});
const seven = { year: 2026, months: 7 };
const money = (savings: readonly Saving[], costs: readonly Cost[]) =>
  moneyView(savings, seven, { costs, hourlyYen: new Map([[2026, 3000]]) });

describe('money', () => {
  it('of hours nobody knows is not known: it is not 0 yen', () => {
    expect(money([saving('a', null)], [yearly(['a'], 120_000)])).toMatchObject({
      savedYen: null,
      effectiveness: null,
      cost: { yen: 70_000 },
    });
  });

  it('of a project whose cost nobody entered is left out of 費用対効果, and said to be', () => {
    const view = money([saving('a', '70'), saving('b', '1000')], [yearly(['a'], 120_000)]);
    expect(view).toMatchObject({ savedYen: 3_210_000, cost: { yen: 70_000 }, effectiveness: '3.00' });
    expect(view.compared).toEqual({
      savedYen: 210_000,
      costYen: 70_000,
      completeness: { reported: 1, expected: 2 },
    });
  });

  it('holds what is spent on a project not yet at work against the rest, not what one at work keeps silent about', () => {
    const costs = [yearly(['a', 'b'], 240_000)];
    const waiting = money([saving('a', '70'), saving('b', null, false)], costs);
    expect(waiting).toMatchObject({ effectiveness: '1.50', compared: { costYen: 140_000 } });
    const silent = money([saving('a', '70'), saving('b', null)], costs);
    expect(silent).toMatchObject({ effectiveness: '3.00', compared: { costYen: 70_000 } });
  });

  it('is below 0 where the work grew', () => {
    expect(money([saving('a', '-7')], [yearly(['a'], 120_000)])).toMatchObject({
      savedYen: -21_000,
      effectiveness: '-0.30',
    });
  });
});
