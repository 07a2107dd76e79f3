import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, type Month, parseMonth } from '../../kernel/month.js';
import { slipOf } from './slip.js';

const plans = (...months: (string | null)[]) =>
  months.map((month) => (month === null ? null : parseMonth(month)));

describe('the slip of a plan', () => {
  it.each([
    ['no plan', plans(), { sinceFirst: null, sincePrevious: null, putOff: 0 }],
    ['a first plan', plans('2026-04'), { sinceFirst: 0, sincePrevious: null, putOff: 0 }],
    ['two delays', plans('2026-04', '2026-10', '2027-01'), { sinceFirst: 9, sincePrevious: 3, putOff: 2 }],
    ['a plan brought forward', plans('2026-10', '2026-08'), { sinceFirst: -2, sincePrevious: -2, putOff: 0 }],
    [
      'a plan taken back',
      plans('2026-04', '2026-10', null),
      { sinceFirst: null, sincePrevious: null, putOff: 1 },
    ],
    [
      'a plan named again',
      plans('2026-04', null, '2026-04'),
      { sinceFirst: 0, sincePrevious: null, putOff: 0 },
    ],
  ])('of %s', (_, input, slip) => {
    expect(slipOf(input)).toEqual(slip);
  });

  it('since the first plan is the sum of all moves', () => {
    const moves = fc.array(fc.integer({ min: -24, max: 24 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(moves, (steps) => {
        const months = steps.reduce<Month[]>(
          (recordedPlans, step) => [
            ...recordedPlans,
            addMonths(recordedPlans.at(-1) ?? parseMonth('2026-04'), step),
          ],
          [parseMonth('2026-04')],
        );
        expect(slipOf(months).sinceFirst).toBe(steps.reduce((sum, step) => sum + step, 0));
      }),
    );
  });
});
