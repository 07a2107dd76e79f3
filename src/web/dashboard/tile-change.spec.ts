import { describe, expect, it } from '@jest/globals';
import { tileChange } from './tile-change.js';

const now = (numerator: number, denominator: number, reported = denominator) => ({
  ...{ numerator, denominator, percent: '50.0' },
  completeness: { reported, expected: denominator },
});
const before = (numerator: number, denominator: number, reported = denominator) => ({
  ...{ numerator, denominator, reported, expected: denominator },
});
const alike = (was: [number, number], is: [number, number]) => ({
  before: { numerator: was[0], denominator: was[1] },
  after: { numerator: is[0], denominator: is[1] },
  rows: is[1],
  answered: true,
});

describe('the change of a figure', () => {
  it('counts items over those that count in both periods', () => {
    expect(tileChange(now(35, 48), before(34, 48), alike([34, 48], [35, 48]))).toEqual({
      ...{ points: '2.1', items: 1, alikeOnly: false },
    });
    expect(tileChange(now(35, 48, 40), before(20, 30), alike([20, 30], [21, 30]))).toEqual({
      ...{ points: '3.3', items: 1, alikeOnly: true },
    });
    expect(tileChange(now(35, 48), before(34, 48), alike([0, 0], [0, 0]))).toBe('incomparable');
  });

  it('compares anything else only where both periods have all answers of as many', () => {
    expect(tileChange(now(35, 50), before(30, 50), undefined)).toEqual({
      ...{ points: '10.0', items: null, alikeOnly: false },
    });
    expect(tileChange(now(35, 50, 49), before(30, 50), undefined)).toBe('incomparable');
    expect(tileChange(now(35, 50), before(30, 50, 20), undefined)).toBe('incomparable');
    expect(tileChange(now(35, 50), before(30, 49), undefined)).toBe('incomparable');
  });

  it('is none without a value on both sides', () => {
    expect(tileChange(now(35, 50), undefined, undefined)).toBeNull();
    expect(tileChange({ ...now(0, 0), percent: null }, before(30, 50), undefined)).toBeNull();
  });
});
