import { describe, expect, it } from '@jest/globals';
import { parseDate } from './date.js';
import {
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearOfDate,
  fiscalYearStart,
  latestCompleteFiscalYear,
  monthsOfFiscalYear,
  parseFiscalYear,
} from './fiscal-year.js';
import { parseMonth } from './month.js';

describe('fiscal years', () => {
  it('begin in April', () => {
    expect(fiscalYearOf(parseMonth('2026-03'))).toBe(2025);
    expect(fiscalYearOf(parseMonth('2026-04'))).toBe(2026);
    expect(fiscalYearOfDate(parseDate('2026-01-01'))).toBe(2025);
  });

  it('have twelve months, all of them their own', () => {
    const months = monthsOfFiscalYear(2025);
    expect(months).toHaveLength(12);
    expect([months[0], months[11]]).toEqual(['2025-04', '2026-03']);
    expect(new Set(months.map(fiscalYearOf))).toEqual(new Set([2025]));
  });

  it('run from 1 April to 31 March', () => {
    expect(fiscalYearStart(2025)).toBe('2025-04-01');
    expect(fiscalYearEnd(2025)).toBe('2026-03-31');
  });

  it.each([
    ['2026-03-30', 2024],
    ['2026-03-31', 2025],
    ['2026-04-01', 2025],
    ['2026-10-31', 2025],
  ])('by %s the latest complete one is %i', (asOf, year) => {
    expect(latestCompleteFiscalYear(parseDate(asOf))).toBe(year);
  });

  it.each(['25', '令和7', '2025.5', '', '9999'])('refuses %s', (text) => {
    expect(() => parseFiscalYear(text)).toThrow(`年度「${text}」は西暦4桁（例: 2025）で入力してください。`);
  });
});
