import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, compareExact, exact, formatDecimal, parseDecimal, sum, whole } from '../../kernel/exact.js';
import { type Cost, costEffectiveness, costsOfYear, costsThatComeOnce, payback, shareOf } from './cost.js';
import { COST_KINDS, SPLITS } from '../automation-words.js';

const licence: Cost = {
  kind: 'licence',
  yen: 900_000,
  hours: null,
  yearly: true,
  fiscalYear: 2025,
  lastFiscalYear: null,
  split: 'equal',
  shares: [
    { projectId: 'a', weight: 1 },
    { projectId: 'b', weight: 3 },
    { projectId: 'c', weight: 5 },
  ],
};
const ownWork: Cost = {
  ...licence,
  kind: 'development',
  yen: null,
  hours: parseDecimal('40.5', 1),
  yearly: false,
  shares: [{ projectId: 'a', weight: 1 }],
};
const hourly = new Map([[2025, 3000]]);
const yen = (value: ReturnType<typeof sum>) => formatDecimal(value, 0);

describe('a shared licence', () => {
  it('is split evenly where that is the rule', () => {
    expect(yen(costsOfYear([licence], ['a'], { year: 2026 }, hourly).yen)).toBe('300000');
  });

  it('is split by weight where that is the rule', () => {
    expect(yen(costsOfYear([{ ...licence, split: 'weight' }], ['c'], { year: 2026 }, hourly).yen)).toBe(
      '500000',
    );
  });

  it('counts for the months of the year that have passed', () => {
    expect(yen(costsOfYear([licence], ['a', 'b', 'c'], { year: 2026, months: 7 }, hourly).yen)).toBe(
      '525000',
    );
  });

  it('counts neither before it began nor after it ended', () => {
    const ended = { ...licence, lastFiscalYear: 2025 };
    expect([2024, 2025, 2026].map((year) => yen(costsOfYear([ended], ['a'], { year }, hourly).yen))).toEqual([
      '0',
      '300000',
      '0',
    ]);
  });
});

describe('work of one’s own', () => {
  it('costs its hours at what an hour costs that year, whole in that year', () => {
    const { byKind } = costsOfYear([ownWork], ['a'], { year: 2025, months: 1 }, hourly);
    expect(yen(byKind.development)).toBe('121500');
    expect(yen(costsThatComeOnce([ownWork, licence], ['a'], 2026, hourly).yen)).toBe('121500');
  });

  it('is named as not valued where no hourly cost is known, not taken for 0', () => {
    expect(costsOfYear([ownWork], ['a'], { year: 2025 }, new Map())).toMatchObject({ unvalued: 1 });
    expect(costsOfYear([ownWork], ['b'], { year: 2025 }, new Map())).toMatchObject({ unvalued: 0 });
  });
});

describe('what a project is worth', () => {
  it('is what it saves for what it costs', () => {
    expect(formatDecimal(costEffectiveness(whole(1_950_000), whole(600_000))!, 2)).toBe('3.25');
    expect(costEffectiveness(whole(1), whole(0))).toBeNull();
  });

  it('pays back in the months it takes to earn what was spent once', () => {
    const months = payback(whole(1_000_000), whole(1_800_000), whole(600_000));
    expect(months).toMatchObject({ kind: 'months' });
    expect(months.kind === 'months' && formatDecimal(months.months, 1)).toBe('10.0');
  });

  it('never pays back where a year costs as much as it saves, and nobody knows without a year’s saving', () => {
    expect(payback(whole(1), whole(600_000), whole(600_000))).toEqual({ kind: 'never' });
    expect(payback(whole(1), null, whole(0))).toEqual({ kind: 'unknown' });
  });
});

const shares = fc.uniqueArray(
  fc.record({ projectId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), weight: fc.integer({ min: 1, max: 99 }) }),
  { minLength: 1, selector: ({ projectId }) => projectId },
);
const cost: fc.Arbitrary<Cost> = fc.record({
  kind: fc.constantFrom(...COST_KINDS.keys),
  yen: fc.nat(10_000_000),
  hours: fc.constant(null),
  yearly: fc.boolean(),
  fiscalYear: fc.integer({ min: 2024, max: 2026 }),
  lastFiscalYear: fc.constant(null),
  split: fc.constantFrom(...SPLITS.keys),
  shares,
});

describe('parts sum to the whole', () => {
  it('the shares of a cost make the cost', () => {
    fc.assert(
      fc.property(cost, (one) => {
        const all = sum(one.shares.map(({ projectId }) => shareOf(one, projectId)));
        expect(compareExact(all, exact(1n))).toBe(0);
      }),
    );
  });

  it('by project and by kind', () => {
    fc.assert(
      fc.property(fc.array(cost, { maxLength: 8 }), fc.integer({ min: 0, max: 12 }), (costs, months) => {
        const of = (ids: string[]) => costsOfYear(costs, ids, { year: 2026, months }, hourly);
        const all = of(['a', 'b', 'c', 'd', 'e']);
        const parts = add(of(['a', 'b']).yen, of(['c', 'd', 'e']).yen);
        expect(compareExact(parts, all.yen)).toBe(0);
        expect(compareExact(sum(COST_KINDS.keys.map((kind) => all.byKind[kind])), all.yen)).toBe(0);
      }),
    );
  });
});
