import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { isExpected } from './expected-procedures.js';

const october = parseMonth('2026-10');
const march = parseMonth('2027-03');
const monthly = { retired: false, frequency: 'monthly', stage: 'partial' } as const;
const yearly = { ...monthly, frequency: 'yearly' } as const;

describe('what a department is asked about', () => {
  it('is monthly procedures every month, yearly ones in March', () => {
    expect([isExpected(monthly, october), isExpected(monthly, march)]).toEqual([true, true]);
    expect([isExpected(yearly, october), isExpected(yearly, march)]).toEqual([false, true]);
  });

  it('is always a procedure whose stage nobody has said', () => {
    expect(isExpected({ ...yearly, stage: null }, october)).toBe(true);
  });

  it('is never one that is retired, exempt or abolished', () => {
    expect(isExpected({ ...monthly, retired: true }, october)).toBe(false);
    expect(isExpected({ ...monthly, stage: null, retired: true }, october)).toBe(false);
    expect(isExpected({ ...monthly, stage: 'exempt' }, october)).toBe(false);
    expect(isExpected({ ...yearly, stage: 'abolished' }, march)).toBe(false);
  });
});
