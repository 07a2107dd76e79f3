import { describe, expect, it } from '@jest/globals';
import { readFiscalYear } from './read-fiscal-year.js';

describe('a fiscal year in a form', () => {
  it.each([
    ['2029', 2029],
    ['2029年度', 2029],
    ['R11', 2029],
    ['r11', 2029],
    ['令和11年度', 2029],
    ['Ｒ１１', 2029],
    ['令和元', 2019],
    ['平成31年度', 2019],
  ])('%s is %i', (text, year) => {
    expect(readFiscalYear(text)).toBe(year);
  });

  it.each(['', '11', 'S60', 'R', '29年', '令和111'])('「%s」 is not read', (text) => {
    expect(() => readFiscalYear(text)).toThrow('「R11」または「2029」');
  });
});
