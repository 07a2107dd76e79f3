import { describe, expect, it } from '@jest/globals';
import { parsePeriod } from '../../kernel/period.js';
import { periodDays } from './period-facts.js';

describe('the days a period looks at', () => {
  it('by month are its last day, its own flows and the counts of the latest complete fiscal year', () => {
    expect(periodDays(parsePeriod('2026-10'))).toMatchObject({
      asOf: '2026-10-31',
      flowsFrom: '2026-10-01',
      flowsTo: '2026-10-31',
      stageMonth: '2026-10',
      yearlyFiscalYear: 2025,
    });
  });

  it('in March take the fiscal year that ends with it, in February the one before', () => {
    expect(periodDays(parsePeriod('2026-03')).yearlyFiscalYear).toBe(2025);
    expect(periodDays(parsePeriod('2026-02')).yearlyFiscalYear).toBe(2024);
  });

  it('by fiscal year are 31 March and the year’s own flows and counts', () => {
    expect(periodDays(parsePeriod('FY2025'))).toMatchObject({
      asOf: '2026-03-31',
      flowsFrom: '2025-04-01',
      stageMonth: '2026-03',
      yearlyFiscalYear: 2025,
    });
  });
});
