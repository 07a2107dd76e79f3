import { describe, expect, it } from '@jest/globals';
import { checkDay } from './check-hours.js';

describe('the nightly check of figures', () => {
  it.each([
    ['2026-11-10T00:00', null],
    ['2026-11-10T01:59', null],
    ['2026-11-10T02:00', '2026-11-10'],
    ['2026-11-10T05:59', '2026-11-10'],
    ['2026-11-10T06:00', null],
    ['2026-11-10T12:00', null],
    ['2026-11-10T23:59', null],
    ['2027-01-01T03:00', '2027-01-01'],
  ])('at %s is that of %s', (time, day) => {
    expect(checkDay(new Date(`${time}+09:00`))).toBe(day);
  });
});
