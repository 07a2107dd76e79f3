import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { monthToOpen } from './month-to-open.js';

const toOpen = (today: string, ...opened: string[]) => monthToOpen(parseDate(today), opened.map(parseMonth));

describe('the month that opens by itself', () => {
  it('is the one that has ended, from the 1st of the next on', () => {
    expect(toOpen('2026-10-31', '2026-09')).toBeNull();
    expect(toOpen('2026-11-01', '2026-09')).toBe('2026-10');
    expect(toOpen('2027-01-01', '2026-11')).toBe('2026-12');
  });

  it('is made up for where nobody looked on the 1st, and only the newest of several', () => {
    expect(toOpen('2026-11-20', '2026-09')).toBe('2026-10');
    expect(toOpen('2026-11-20', '2026-05')).toBe('2026-10');
  });

  it('is none where it is open already, or where no month was ever opened', () => {
    expect(toOpen('2026-11-01', '2026-10', '2026-09')).toBeNull();
    expect(toOpen('2026-11-01')).toBeNull();
  });
});
