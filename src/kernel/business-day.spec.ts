import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessDays,
  closedBecause,
  type HolidayCalendar,
  holidayName,
  onOrAfterBusinessDay,
} from './business-day.js';
import { addDays, parseDate } from './date.js';

const calendar = JSON.parse(
  readFileSync(new URL('../../config/holidays.json', import.meta.url), 'utf8'),
) as HolidayCalendar;

describe('national holidays', () => {
  it.each([
    ['2026-01-01', '元日'],
    ['2026-01-12', '成人の日'],
    ['2026-03-20', '春分の日'],
    ['2026-05-06', '振替休日'],
    ['2026-07-20', '海の日'],
    ['2026-09-21', '敬老の日'],
    ['2026-09-22', '国民の休日'],
    ['2026-09-23', '秋分の日'],
    ['2026-10-12', 'スポーツの日'],
    ['2027-03-21', '春分の日'],
    ['2027-03-22', '振替休日'],
    ['2028-09-22', '秋分の日'],
    ['2029-02-12', '振替休日'],
    ['2030-03-20', '春分の日'],
    ['2030-09-23', '秋分の日'],
    ['2030-05-06', '振替休日'],
  ])('%s is %s', (date, name) => {
    expect(holidayName(parseDate(date), calendar)).toBe(name);
  });

  it.each(['2026-01-02', '2026-05-07', '2026-09-24', '2027-03-20'])('%s is none', (date) => {
    expect(holidayName(parseDate(date), calendar)).toBeNull();
  });
});

describe('a day on which offices are closed', () => {
  it.each([
    ['2026-11-14', '土曜日'],
    ['2026-11-15', '日曜日'],
    ['2026-12-29', '年末年始'],
    ['2027-01-03', '年末年始'],
    ['2026-11-16', null],
  ])('%s: %s', (date, why) => {
    expect(closedBecause(parseDate(date), calendar)).toBe(why);
  });

  it.each([
    ['2026-11-10', '2026-11-10'],
    ['2027-01-01', '2027-01-04'],
    ['2026-09-19', '2026-09-24'],
    ['2027-04-29', '2027-04-30'],
  ])('what is due on %s is due on %s', (due, moved) => {
    expect(onOrAfterBusinessDay(parseDate(due), calendar)).toBe(moved);
  });

  it('is never where a due day is moved to, and no due day moves by more than ten days', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(parseDate('2023-01-01'), days));
    fc.assert(
      fc.property(day, (due) => {
        const moved = onOrAfterBusinessDay(due, calendar);
        expect(closedBecause(moved, calendar)).toBeNull();
        expect(moved >= due && moved <= addDays(due, 10)).toBe(true);
        expect(onOrAfterBusinessDay(moved, calendar)).toBe(moved);
      }),
    );
  });
});

describe('counting business days', () => {
  it.each([
    ['2026-11-10', -3, '2026-11-05'],
    ['2026-11-10', 1, '2026-11-11'],
    ['2026-11-13', 1, '2026-11-16'],
    ['2026-05-07', -1, '2026-05-01'],
    ['2026-12-28', 1, '2027-01-04'],
    ['2026-11-14', 0, '2026-11-14'],
  ])('from %s by %i leads to %s', (from, count, to) => {
    expect(addBusinessDays(parseDate(from), count, calendar)).toBe(to);
  });
});
