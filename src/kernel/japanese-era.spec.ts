import { describe, expect, it } from '@jest/globals';
import { parseDate } from './date.js';
import { eraDate, eraFiscalYear, eraMonth } from './japanese-era.js';
import { parseMonth } from './month.js';

describe('the Japanese era', () => {
  it.each([
    ['2026-10-31', '令和8年10月31日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2019-04-30', '平成31年4月30日'],
    ['1989-01-08', '平成元年1月8日'],
    ['1989-01-07', '昭和64年1月7日'],
  ])('writes %s as %s', (date, written) => expect(eraDate(parseDate(date))).toBe(written));

  it.each([
    ['2026-10', '令和8年10月'],
    ['2019-04', '平成31年4月'],
    ['2019-05', '令和元年5月'],
  ])('writes the month %s as %s', (month, written) => expect(eraMonth(parseMonth(month))).toBe(written));

  it.each([
    [2025, '令和7年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
    [1988, '昭和63年度'],
  ])('writes the fiscal year %i as %s', (year, written) => expect(eraFiscalYear(year)).toBe(written));
});
