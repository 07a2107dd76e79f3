import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { type MonthState } from '../reporting/month/month-states.js';
import { refuseOpenFiscalYear } from './open-fiscal-year.js';

const march = parseMonth('2026-03');
const month = (text: string, state: MonthState) => ({ month: parseMonth(text), state });

describe('closing March', () => {
  it('waits for the months of its fiscal year that are still open, and names them', () => {
    const months = [month('2026-03', 'open'), month('2026-01', 'closing'), month('2025-11', 'open')];
    expect(() => refuseOpenFiscalYear(march, months)).toThrow(/2025年11月.*2026年1月/);
  });

  it('does not wait for other fiscal years, later months or months never opened', () => {
    const months = [
      month('2026-03', 'open'),
      month('2025-03', 'open'),
      month('2026-04', 'open'),
      month('2025-12', 'closed'),
    ];
    expect(() => refuseOpenFiscalYear(march, months)).not.toThrow();
  });

  it('is asked of March alone', () => {
    expect(() => refuseOpenFiscalYear(parseMonth('2026-02'), [month('2026-01', 'open')])).not.toThrow();
  });
});
