import { describe, expect, it } from '@jest/globals';
import { displayWidth, textTable } from './text-table.js';

describe('a table on a terminal', () => {
  it('counts a Japanese character as two places', () => {
    expect(displayWidth('率 72.9 %')).toBe(9);
    expect(displayWidth('（第1版）')).toBe(9);
    expect(displayWidth('')).toBe(0);
  });

  it('keeps its columns straight under Japanese names', () => {
    const lines = textTable(
      [
        ['指標', '率'],
        ['オンライン利用率', '63.3 %'],
        ['usage', '―'],
      ],
      ['left', 'right'],
    );
    expect(lines).toEqual([
      '指標                  率',
      'オンライン利用率  63.3 %',
      'usage                 ―',
    ]);
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });

  it('has no lines where there are no rows', () => expect(textTable([], ['left'])).toEqual([]));
});
