import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';
import { reminderOccasion, remindersGoOut } from './reminder-occasion.js';

const at = (dueOn: string, time: string) =>
  reminderOccasion(parseDate(dueOn), new Date(`${time}+09:00`), holidayCalendar());

describe('the reminders of a due day', () => {
  it.each([
    ['2026-11-05T08:59', null],
    ['2026-11-05T09:00', 'before'],
    ['2026-11-08T12:00', 'before'],
    ['2026-11-10T08:59', 'before'],
    ['2026-11-10T09:00', 'due'],
    ['2026-11-11T08:59', 'due'],
    ['2026-11-11T09:00', 'after'],
    ['2026-11-18T23:59', 'after'],
    ['2026-11-19T09:00', null],
  ])('for Tuesday 10 November: at %s it is %s', (time, occasion) => {
    expect(at('2026-11-10', time)).toBe(occasion);
  });

  it('go out on business days from nine in the morning', () => {
    const goOut = (time: string) => remindersGoOut(new Date(`${time}+09:00`), holidayCalendar());
    const times = ['2026-11-10T00:00', '2026-11-10T08:59', '2026-11-10T09:00', '2026-11-10T23:59'];
    expect(times.map(goOut)).toEqual([false, false, true, true]);
    expect(['2026-11-07T12:00', '2027-01-01T12:00', '2026-11-23T12:00'].map(goOut)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('leave out Golden Week: three business days before 8 May 2026 is 30 April', () => {
    expect(at('2026-05-08', '2026-04-29T12:00')).toBeNull();
    expect(at('2026-05-08', '2026-04-30T09:00')).toBe('before');
    expect(at('2026-05-08', '2026-05-05T12:00')).toBe('before');
  });

  it('leave out the turn of the year: three business days before 4 January 2027 is 24 December', () => {
    expect(at('2027-01-04', '2026-12-23T12:00')).toBeNull();
    expect(at('2027-01-04', '2026-12-24T09:00')).toBe('before');
  });

  it('come after a Friday on Monday, and say nothing over the weekend', () => {
    expect(at('2026-07-10', '2026-07-11T09:00')).toBeNull();
    expect(at('2026-07-10', '2026-07-12T12:00')).toBeNull();
    expect(at('2026-07-10', '2026-07-13T09:00')).toBe('after');
  });
});
