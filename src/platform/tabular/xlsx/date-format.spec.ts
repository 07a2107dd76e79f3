import { describe, expect, it } from '@jest/globals';
import { builtInMeaning, formatMeaning, type NumberMeaning } from './date-format.js';

describe('what a number format makes of a number', () => {
  it.each<[number, NumberMeaning]>([
    [0, 'number'],
    [10, 'number'],
    [14, 'date'],
    [20, 'time'],
    [22, 'date'],
    [31, 'date'],
    [32, 'time'],
    [46, 'number'],
    [57, 'date'],
  ])('built in, %i: %s', (id, meaning) => {
    expect(builtInMeaning(id)).toBe(meaning);
  });

  it.each<[string, NumberMeaning]>([
    ['General', 'number'],
    ['G/標準', 'number'],
    ['#,##0"円"', 'number'],
    ['0.00E+00', 'number'],
    ['0"days"', 'number'],
    ['[Red]0;[Blue]-0', 'number'],
    ['yyyy"年"m"月"', 'date'],
    ['[$-411]ggge"年"m"月"d"日"', 'date'],
    ['ge.m', 'date'],
    ['aaaa', 'date'],
    ['m', 'date'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss', 'time'],
    ['[h]:mm:ss', 'number'],
    ['[mm]:ss', 'number'],
  ])('by its code, %s: %s', (code, meaning) => {
    expect(formatMeaning(code)).toBe(meaning);
  });
});
