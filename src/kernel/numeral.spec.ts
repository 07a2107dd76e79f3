import { describe, expect, it } from '@jest/globals';
import { foldNumeral, readWholeNumber } from './numeral.js';

describe('a numeral as people type it', () => {
  it.each([
    ['１２，３４５', '12,345'],
    [' −３．５ ', '-3.5'],
    ['　7　', '7'],
    ['12①', '12①'],
    ['1²', '1²'],
    ['１２㈱', '12㈱'],
    ['½', '½'],
  ])('folds 「%s」 to 「%s」', (text, expected) => expect(foldNumeral(text)).toBe(expected));

  it.each([
    ['1234', 1234],
    ['1,234', 1234],
    ['１，２３４，５６７', 1234567],
    ['007', 7],
  ])('reads 「%s」', (text, expected) => expect(readWholeNumber(text)).toBe(expected));

  it.each([
    '',
    '12①',
    '1²',
    '１２㈱',
    '⑫',
    '²',
    '½',
    '1,23',
    '12,34',
    '-1',
    '1.0',
    '1e3',
    '١٢',
    '壱',
    '99999999999999999',
  ])('reads nothing in 「%s」', (text) => expect(readWholeNumber(text)).toBeUndefined());
});
