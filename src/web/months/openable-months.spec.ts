import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { openableMonths } from './openable-months.js';

const today = parseDate('2026-11-21');

describe('the months that can be opened', () => {
  it('begin with the newest ended one where none has been opened', () => {
    expect(openableMonths([], today)[0]).toBe('2026-10');
  });

  it('begin with the one after the newest opened, then the others newest first', () => {
    const months = openableMonths([parseMonth('2026-08'), parseMonth('2026-07')], today);
    expect(months.slice(0, 3)).toEqual(['2026-09', '2026-10', '2026-06']);
  });

  it('are never one that is open already or still running', () => {
    const months = openableMonths([parseMonth('2026-10')], today);
    expect(months).not.toContain('2026-10');
    expect(months).not.toContain('2026-11');
  });
});
