import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { dueOn, dueOnBusinessDay, refuseUnlessEnded } from './month-opening.js';

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
    expect(dueOnBusinessDay(parseMonth(month), day)).toBe(due);
  });
});
