import { describe, expect, it } from '@jest/globals';
import { type Month } from '../../kernel/month.js';
import { amountLabel, hoursLabel, monthsLabel, yenLabel } from './amount-words.js';

describe('amounts on the screen', () => {
  it('are grouped, and a loss has a real minus', () => {
    expect([amountLabel('1234567.5'), amountLabel('-1234.0'), amountLabel('0.4')]).toEqual([
      '1,234,567.5',
      '−1,234.0',
      '0.4',
    ]);
  });

  it('that nobody knows are no 0', () => {
    expect([hoursLabel(null), yenLabel(null), hoursLabel('0.0'), yenLabel(0)]).toEqual([
      '―',
      '―',
      '0.0時間',
      '0円',
    ]);
  });
});

describe('months in words', () => {
  const label = (...months: string[]) => monthsLabel(months as Month[]);

  it('join where they follow each other, also over the turn of the year', () => {
    expect(label('2026-04', '2026-05', '2026-06', '2026-08')).toBe('2026年（令和8年）4月から6月、8月');
    expect(label('2026-12', '2027-01')).toBe('2026年（令和8年）12月から2027年（令和9年）1月');
    expect(label('2019-04', '2019-05')).toBe('2019年（平成31年）4月から2019年（令和元年）5月');
  });

  it('are an empty text where there are none', () => {
    expect(label()).toBe('');
  });
});
