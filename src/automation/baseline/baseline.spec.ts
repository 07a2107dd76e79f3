import { describe, expect, it } from '@jest/globals';
import { notProvided, value } from '../../kernel/count.js';
import { parseMonth } from '../../kernel/month.js';
import { beforeFaults, estimateFaults, monthsMeasured } from './baseline.js';
import { type EnteredBeforeDto } from './baseline.dto.js';

const before: EnteredBeforeDto = {
  minutesPerCase: '20',
  people: '1',
  cases: value(900),
  measuredFrom: parseMonth('2025-04'),
  measuredTo: parseMonth('2025-06'),
  basis: 'measured',
  note: null,
};
const places = (overrides: Partial<EnteredBeforeDto>) =>
  beforeFaults({ ...before, ...overrides }).map(({ where }) => where);

describe('what the work took before', () => {
  it('is free of faults as measured over named months', () => {
    expect(places({})).toEqual([]);
    expect(monthsMeasured(before)).toHaveLength(3);
  });

  it('is not 実測 without the months and the cases measured', () => {
    expect(places({ measuredFrom: null, measuredTo: null })).toEqual(['basis']);
    expect(places({ cases: notProvided })).toEqual(['basis']);
    expect(places({ basis: 'reported', cases: notProvided, measuredFrom: null, measuredTo: null })).toEqual(
      [],
    );
  });

  it.each([
    ['text', { minutesPerCase: '二十' }, 'minutesPerCase'],
    ['too many decimals', { minutesPerCase: '0.123' }, 'minutesPerCase'],
    ['less than nothing', { minutesPerCase: '-1' }, 'minutesPerCase'],
    ['more than all measure', { minutesPerCase: '10000000' }, 'minutesPerCase'],
    ['more cases than there can be', { cases: value(1_000_000_000) }, 'cases'],
    ['nobody', { people: '0' }, 'people'],
    ['half of its months', { measuredFrom: null, basis: 'reported' as const }, 'measuredFrom'],
    ['an end before its beginning', { measuredTo: parseMonth('2025-03') }, 'measuredTo'],
  ])('is refused with %s', (_, input, where) => {
    expect(places(input)).toEqual([where]);
  });

  it('names no months where none were measured', () => {
    expect(monthsMeasured({ measuredFrom: null, measuredTo: null })).toEqual([]);
  });
});

it('an estimate of nobody’s work is refused', () => {
  const estimate = { minutesPerCase: '7', people: '0', casesPerYear: 3600, note: null };
  expect(estimateFaults(estimate).map(({ where }) => where)).toEqual(['people']);
  const endless = { ...estimate, people: '1', casesPerYear: 1_000_000_000 };
  expect(estimateFaults(endless).map(({ where }) => where)).toEqual(['casesPerYear']);
});
