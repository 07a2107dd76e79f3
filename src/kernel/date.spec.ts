import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, isDate, parseDate } from './date.js';
import { InvalidInput } from './invalid-input.js';

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((d) => parseDate(d.toISOString().slice(0, 10)));

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026/01/01', '', '2026-01-01T00:00:00Z', '0000-01-01'])(
    'refuses %s',
    (text) => {
      expect(isDate(text)).toBe(false);
      expect(() => parseDate(text)).toThrow(InvalidInput);
    },
  );

  it('knows leap years', () => expect(addDays(parseDate('2028-02-28'), 1)).toBe('2028-02-29'));

  it('counts days so that adding them arrives', () => {
    fc.assert(fc.property(date, date, (a, b) => addDays(a, daysBetween(a, b)) === b));
  });
});
