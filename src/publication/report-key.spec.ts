import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { formKey, parseFormKey, parseReportKey, reportKey } from './report-key.js';

describe('what a report is owed under', () => {
  const of = { month: parseMonth('2026-10'), revision: 12 };

  it('is read as it is written', () => {
    expect(reportKey(of)).toBe('2026-10.12');
    expect(parseReportKey(reportKey(of))).toEqual(of);
    expect(parseFormKey(formKey(of, 'xlsx'))).toEqual({ ...of, format: 'xlsx' });
  });

  it.each(['2026-10', '2026-10.', '2026-10.0', '2026-10.1.pdf', 'FY2026.1'])('is not %s', (key) => {
    expect(() => parseReportKey(key)).toThrow();
  });

  it.each(['2026-10.1', '2026-10.1.doc', '2026-10.pdf'])('of a form is not %s', (key) => {
    expect(() => parseFormKey(key)).toThrow();
  });
});
