import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { refuseUnlessOver } from './whole-years.js';

describe('recording counts of a fiscal year', () => {
  it('is possible once the year is over', () => {
    expect(() => refuseUnlessOver(2025, parseDate('2026-04-01'))).not.toThrow();
    expect(() => refuseUnlessOver(2022, parseDate('2026-11-15'))).not.toThrow();
  });

  it('is refused for a running year, whose count is the sum of its months', () => {
    expect(() => refuseUnlessOver(2026, parseDate('2026-11-15'))).toThrow('まだ終わっていない');
  });

  it('is refused for a year nobody can mean', () => {
    expect(() => refuseUnlessOver(1989, parseDate('2026-11-15'))).toThrow('1990年度以降');
  });
});
