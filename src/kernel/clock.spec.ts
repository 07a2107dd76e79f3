import { describe, expect, it } from '@jest/globals';
import { fixedClock, tokyoToday } from './clock.js';

describe('today in Japan', () => {
  it.each([
    ['2026-10-31T14:59:59Z', '2026-10-31'],
    ['2026-10-31T15:00:00Z', '2026-11-01'],
    ['2026-12-31T15:00:00Z', '2027-01-01'],
  ])('at %s is %s', (instant, day) => expect(tokyoToday(fixedClock(instant))).toBe(day));

  it('is the day a clock was fixed at', () =>
    expect(tokyoToday(fixedClock('2026-11-15'))).toBe('2026-11-15'));
});
