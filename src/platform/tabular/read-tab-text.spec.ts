import { describe, expect, it } from '@jest/globals';
import { readTabText } from './read-tab-text.js';

describe('tab-separated text from a clipboard', () => {
  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\tb\r\n\r\nc\t\r\n', [['a', 'b'], [''], ['c', '']]],
    ['a\t', [['a', '']]],
    ['12"管\t5', [['12"管', '5']]],
    ['"様式第1号"の届出\t5', [['"様式第1号"の届出', '5']]],
    ['"1行目\n2行目"\t5', [['1行目\n2行目', '5']]],
    [
      '"1行目\r\n「""例""」"\t5\nb\t6',
      [
        ['1行目\r\n「"例"」', '5'],
        ['b', '6'],
      ],
    ],
    [
      '"閉じない\t5\nb\t6"\t7',
      [
        ['"閉じない', '5'],
        ['b', '6"', '7'],
      ],
    ],
    ['"閉じない', [['"閉じない']]],
    ['""\tb', [['', 'b']]],
    ['"""a"""\tb', [['"a"', 'b']]],
    ['', []],
  ])('of %j gives %j', (text, records) => expect([...readTabText(text)]).toEqual(records));

  it('takes no longer the more marks it holds', () => {
    const started = process.cpuUsage();
    for (const text of [
      '"'.repeat(900_000),
      '\t"'.repeat(400_000),
      '"""\t'.repeat(200_000),
      '"x\n'.repeat(200_000),
    ]) {
      expect([...readTabText(text)].length).toBeGreaterThan(0);
    }
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
  });
});
