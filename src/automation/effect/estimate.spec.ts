import { describe, expect, it } from '@jest/globals';
import { formatDecimal, parseDecimal } from '../../kernel/exact.js';
import { type Estimate, estimatedMonths, estimatedYear } from './work.js';

const number = (text: string) => parseDecimal(text, 2);
const estimate: Estimate = {
  before: { minutesPerCase: number('20'), people: number('1') },
  after: { minutesPerCase: number('7'), people: number('1') },
  casesPerYear: 3600,
};

describe('an estimate', () => {
  it('of 20 minutes to 7 over 3,600 cases promises 780 hours a year', () => {
    const { before, after, saved } = estimatedYear(estimate);
    expect([before, after, saved].map((hours) => formatDecimal(hours, 1))).toEqual([
      '1200.0',
      '420.0',
      '780.0',
    ]);
  });

  it('is spread evenly over the months at work', () => {
    expect(formatDecimal(estimatedMonths(estimate, 7), 1)).toBe('455.0');
    expect(formatDecimal(estimatedMonths(estimate, 1, 3), 1)).toBe('260.0');
    expect(formatDecimal(estimatedMonths(estimate, 0), 1)).toBe('0.0');
  });
});
