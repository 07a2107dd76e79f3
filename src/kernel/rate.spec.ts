import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notApplicable, notProvided, value, type Count } from './count.js';
import { parseDecimal } from './exact.js';
import {
  countForPercent,
  differenceInPoints,
  isComplete,
  percent,
  poolRates,
  quotient,
  rate,
  type CountPair,
} from './rate.js';

const anyRate = fc.tuple(fc.nat({ max: 5_000_000 }), fc.nat({ max: 5_000_000 })).map(([n, d]) => rate(n, d));
const share = fc
  .tuple(fc.nat({ max: 5_000_000 }), fc.nat({ max: 5_000_000 }))
  .map(([a, b]) => rate(Math.min(a, b), Math.max(a, b, 1)));
const count: fc.Arbitrary<Count> = fc.oneof(
  fc.nat({ max: 100_000 }).map(value),
  fc.constant(notProvided),
  fc.constant(notApplicable),
);
const pair: fc.Arbitrary<CountPair> = fc.record({ total: count, online: count });

describe('a percent', () => {
  it.each([
    [242_308, 382_683, '63.3'],
    [152_983, 196_759, '77.8'],
    [1_716, 29_926, '5.7'],
    [1, 16, '6.3'],
    [1, 2000, '0.1'],
    [1, 2001, '0.0'],
    [316, 316, '100.0'],
    [0, 175, '0.0'],
  ])('of %i in %i is %s', (n, d, expected) => expect(percent(rate(n, d))).toBe(expected));

  it('of nothing in nothing is not 0 but null', () => {
    expect(percent(rate(0, 0))).toBeNull();
    expect(percent(rate(3, 0))).toBeNull();
  });

  it('takes other numbers of decimals', () => {
    expect(percent(rate(1, 3), 0)).toBe('33');
    expect(percent(rate(1, 200), 0)).toBe('1');
    expect(percent(rate(2, 3), 3)).toBe('66.667');
  });

  it('is exact for numbers whose product no float can hold', () => {
    expect(percent(rate(9_007_199_254_740_990, 9_007_199_254_740_991), 1)).toBe('100.0');
    expect(percent(rate(4_503_599_627_370_495, 9_007_199_254_740_991), 1)).toBe('50.0');
  });

  it('of a share lies between 0 and 100', () => {
    fc.assert(
      fc.property(share, (r) => {
        const shown = Number(percent(r));
        expect(shown).toBeGreaterThanOrEqual(0);
        expect(shown).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is the one tenth whose half-open interval [t − ½, t + ½) holds the exact value', () => {
    fc.assert(
      fc.property(share, (r) => {
        const tenths = BigInt((percent(r) ?? '').replace('.', ''));
        const exact = BigInt(r.numerator) * 2000n;
        const bottom = BigInt(r.denominator);
        expect((2n * tenths - 1n) * bottom <= exact && exact < (2n * tenths + 1n) * bottom).toBe(true);
      }),
    );
  });
});

describe('pooling', () => {
  it('is not the average of the rates', () => {
    expect(percent(poolRates([rate(1, 1), rate(0, 99)]))).toBe('1.0');
  });

  it('sums both parts, in whatever order and grouping', () => {
    fc.assert(
      fc.property(fc.array(anyRate), fc.array(anyRate), (a, b) => {
        const whole = poolRates([...a, ...b]);
        expect(poolRates([...b, ...a])).toEqual(whole);
        expect(poolRates([poolRates(a), poolRates(b)])).toEqual(whole);
      }),
    );
  });

  it('of no rates is 0 of 0', () => expect(poolRates([])).toEqual(rate(0, 0)));
});

describe('a quotient', () => {
  it('leaves out both counts of a row that knows only one: 40/100, never 40/1,100', () => {
    const { rate: found, completeness } = quotient([
      { total: value(100), online: value(40) },
      { total: value(1000), online: notProvided },
    ]);
    expect(found).toEqual(rate(40, 100));
    expect(completeness).toEqual({ reported: 1, expected: 2 });
    expect(isComplete(completeness)).toBe(false);
  });

  it('takes 該当なし as an answer that adds nothing', () => {
    expect(quotient([{ total: notApplicable, online: notApplicable }])).toEqual({
      rate: rate(0, 0),
      completeness: { reported: 1, expected: 1 },
    });
  });

  it('does not take half an answer for one', () => {
    expect(quotient([{ total: value(5), online: notApplicable }]).completeness).toEqual({
      reported: 0,
      expected: 1,
    });
  });

  it('of no rows is 0 of 0, complete', () => {
    const { rate: found, completeness } = quotient([]);
    expect(found).toEqual(rate(0, 0));
    expect(isComplete(completeness)).toBe(true);
  });

  it('of groups pools to the quotient of the whole, in any order', () => {
    fc.assert(
      fc.property(fc.array(pair), fc.array(pair), (a, b) => {
        const [left, right, whole] = [quotient(a), quotient(b), quotient([...a, ...b])];
        expect(poolRates([left.rate, right.rate])).toEqual(whole.rate);
        expect(quotient([...b, ...a])).toEqual(whole);
        expect(left.completeness.reported + right.completeness.reported).toBe(whole.completeness.reported);
      }),
    );
  });
});

describe('a rate', () => {
  it.each([-1, 0.5, Number.NaN, Infinity])('refuses %d as a part', (part) =>
    expect(() => rate(part, 1)).toThrow(RangeError),
  );
});

describe('a difference in points', () => {
  it('comes from the exact rates, not from the rounded percents', () => {
    expect(differenceInPoints(rate(449, 10_000), rate(351, 10_000))).toBe('1.0');
    expect(differenceInPoints(rate(2, 3), rate(1, 3))).toBe('33.3');
  });

  it('rounds a half away from zero either way, and never shows -0.0', () => {
    expect(differenceInPoints(rate(1, 2000), rate(0, 1))).toBe('0.1');
    expect(differenceInPoints(rate(0, 1), rate(1, 2000))).toBe('-0.1');
    expect(differenceInPoints(rate(0, 1), rate(1, 9999))).toBe('0.0');
  });

  it('is null where either has no percent', () => {
    expect(differenceInPoints(rate(0, 0), rate(1, 2))).toBeNull();
    expect(differenceInPoints(rate(1, 2), rate(0, 0))).toBeNull();
  });

  it('changes only its sign when turned round', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const there = Number(differenceInPoints(a, b));
        const back = Number(differenceInPoints(b, a));
        expect(there + back).toBe(0);
      }),
    );
  });
});

describe('the items a percent takes', () => {
  it('are the fewest that reach it', () => {
    expect(countForPercent(parseDecimal('71.7', 1), 53)).toBe(39);
    expect(countForPercent(parseDecimal('100', 0), 53)).toBe(53);
    expect(countForPercent(parseDecimal('50', 0), 4)).toBe(2);
    expect(countForPercent(parseDecimal('0', 0), 53)).toBe(0);
  });
});
