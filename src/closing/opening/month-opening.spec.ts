import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { Problem } from '../../platform/problem.js';
import {
  dueOn,
  dueOnOpenedAt,
  dueOnOpenedFrom,
  refuseUnlessEnded,
  refuseUnlikelyDueDay,
} from './month-opening.js';

const october = parseMonth('2026-10');

describe('opening a month', () => {
  it('is possible from the 1st of the following month on', () => {
    expect(() => refuseUnlessEnded(october, parseDate('2026-11-01'))).not.toThrow();
    expect(() => refuseUnlessEnded(october, parseDate('2027-05-20'))).not.toThrow();
  });

  it('is refused on its last day, with the day from which it is possible', () => {
    expect(() => refuseUnlessEnded(october, parseDate('2026-10-31'))).toThrow(
      '2026-11-01以降に開始してください。',
    );
  });

  it.each([
    ['2026-10', 10, '2026-11-10'],
    ['2026-12', 1, '2027-01-01'],
    ['2027-01', 28, '2027-02-28'],
  ])('of %s with due day %i asks for answers by %s', (month, day, due) => {
    expect(dueOn(parseMonth(month), day)).toBe(due);
  });

  it.each([
    ['2026-10', 10, '2026-11-10'],
    ['2026-12', 1, '2027-01-04'],
    ['2026-09', 10, '2026-10-13'],
  ])('of %s with due day %i is due on the business day %s', (month, day, due) => {
    expect(dueOnOpenedFrom(parseMonth(month), day, parseDate('2026-09-01'))).toBe(due);
  });

  it.each([
    ['on the 1st', '2026-11-01', 10, '2026-11-10'],
    ['while five days are left', '2026-11-05', 10, '2026-11-10'],
    ['later', '2026-11-06', 10, '2026-11-11'],
    ['after its due day, on a Friday', '2026-11-13', 10, '2026-11-18'],
    ['so that they end on a weekend before a holiday', '2026-11-17', 10, '2026-11-24'],
    ['where departments have less', '2026-11-20', 4, '2026-11-24'],
    ['half a year late', '2027-05-20', 10, '2027-05-25'],
  ])('opened %s leaves the departments the days they are used to, at most five', (_, on, day, due) => {
    expect(dueOnOpenedAt(october, day, parseDate(on))).toBe(due);
  });

  it('takes a due day after the month and within a year, and no other', () => {
    for (const due of ['2026-11-01', '2027-11-02'])
      expect(() => refuseUnlikelyDueDay(october, due)).not.toThrow();
    for (const due of ['2026-10-31', '2027-11-03', '2026-11-31', '', '11/10'])
      expect(() => refuseUnlikelyDueDay(october, due)).toThrow(Problem);
  });
});
