import { describe, expect, it } from '@jest/globals';
import { readDate, readMonth } from './read-date.js';

describe('reading days and months as people write them', () => {
  it.each([
    '2026-10-01',
    '2026/10/1',
    '2026年10月1日',
    '令和8年10月1日',
    'R8.10.1',
    'Ｒ８．１０．１',
    ' 令和 8年 10月 1日 ',
    '2026-10-01 23:59:00',
  ])('reads the day %s', (text) => expect(readDate(text)).toBe('2026-10-01'));

  it.each(['2026-10', '2026/10', '2026年10月', '令和8年10月', 'r8.10', '２０２６年１０月'])(
    'reads the month %s',
    (text) => expect(readMonth(text)).toBe('2026-10'),
  );

  it('reads the first year of an era', () => {
    expect(readDate('令和元年5月1日')).toBe('2019-05-01');
    expect(readMonth('平成31年4月')).toBe('2019-04');
    expect(readDate('昭和64年1月7日')).toBe('1989-01-07');
  });

  it.each(['2026-02-30', '10月1日', '20261001', '', '未定', '令和8年', '令和0年4月1日'])(
    'refuses the day %s with a sentence',
    (text) => expect(() => readDate(text)).toThrow(`日付「${text}」を読み取れません。`),
  );

  it('refuses a thirteenth month', () =>
    expect(() => readMonth('2026年13月')).toThrow('年月「2026年13月」を読み取れません。'));
});
