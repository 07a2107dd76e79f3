import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { isAskedFor } from './expected-procedures.js';

const october = parseMonth('2026-10');
const march = parseMonth('2027-03');
const monthly = { retired: false, frequency: 'monthly', stage: 'partial' } as const;
const yearly = { ...monthly, frequency: 'yearly' } as const;

describe('what a department is asked about', () => {
  it('is monthly procedures every month, yearly ones in March', () => {
    expect([isAskedFor(monthly, october), isAskedFor(monthly, march)]).toEqual([true, true]);
    expect([isAskedFor(yearly, october), isAskedFor(yearly, march)]).toEqual([false, true]);
  });

  it('is always a procedure whose stage nobody has said', () => {
    expect(isAskedFor({ ...yearly, stage: null }, october)).toBe(true);
  });

  it('is never one that is retired, exempt or abolished', () => {
    expect(isAskedFor({ ...monthly, retired: true }, october)).toBe(false);
    expect(isAskedFor({ ...monthly, stage: null, retired: true }, october)).toBe(false);
    expect(isAskedFor({ ...monthly, stage: 'exempt' }, october)).toBe(false);
    expect(isAskedFor({ ...yearly, stage: 'abolished' }, march)).toBe(false);
  });
});
