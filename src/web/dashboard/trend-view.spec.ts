import { describe, expect, it } from '@jest/globals';
import { type TrendPoint } from '../../achievement/figures/figure-history.repository.js';
import { parseMonth } from '../../kernel/month.js';
import { TREND_MONTHS } from '../../publication/report-model.js';
import { trendView } from './trend-view.js';

const to = parseMonth('2026-10');
const point = (month: string, about: Partial<TrendPoint> = {}): TrendPoint => ({
  month: parseMonth(month),
  revision: 1,
  state: 'final',
  indicator: 'priority-items',
  numerator: 35,
  denominator: 48,
  reported: 48,
  expected: 48,
  ...about,
});

describe('the trend of 24 months', () => {
  it('covers 24 months whatever there is, so that a gap is seen as one', () => {
    const { labels, lines, rows } = trendView([], to);
    expect([labels.length, rows.length, lines[0]?.points.length]).toEqual([24, 24, TREND_MONTHS]);
    expect([labels[0], labels.at(-1)]).toEqual(['2024/11\n令和6年', '2026/10\n令和8年']);
    expect(lines[0]?.points.every(({ value }) => value === null)).toBe(true);
  });

  it('draws nothing for a rate of 0/0, and 0 for a rate of 0', () => {
    const none = point('2026-09', { numerator: 0, denominator: 0 });
    const { lines } = trendView([none, point('2026-10', { numerator: 0 })], to);
    expect(lines[0]?.points.slice(-2).map(({ value }) => value)).toEqual([null, 0]);
  });

  it('tells a provisional month apart', () => {
    const { lines, rows } = trendView([point('2026-10', { state: 'provisional' })], to);
    expect(lines[0]?.points.at(-1)).toEqual({ value: 72.9, provisional: true });
    expect(rows[0]?.state).toBe('速報値');
  });

  it('shows the same in the table, newest first, with the counts and what is missing', () => {
    const { rows } = trendView([point('2026-10', { reported: 45, revision: 2 })], to);
    expect(rows[0]).toEqual({
      month: '2026-10',
      label: '2026年10月（令和8年10月）',
      state: '確定値（第2版・訂正）',
      cells: [
        { percent: '72.9', parts: '35 / 48、回答 45 / 48' },
        { percent: null, parts: null },
      ],
    });
  });

  it('says in words what the picture shows', () => {
    const { description } = trendView([point('2026-09', { numerator: 24 }), point('2026-10')], to);
    expect(description).toBe(
      '優先手続オンライン化達成率は、2026年9月（令和8年9月）に50.0%（24 / 48）、2026年10月（令和8年10月）に72.9%（35 / 48）です。' +
        'オンライン利用率の値はありません。',
    );
  });
});
