import { describe, expect, it } from '@jest/globals';
import { type IndicatorRates, type Rates } from '../../achievement/figures/rates.service.js';
import { parseDate } from '../../kernel/date.js';
import { linesOf } from './print-rates.js';

const usage: IndicatorRates = {
  key: 'usage',
  numerator: 242_308,
  denominator: 382_683,
  percent: '63.3',
  completeness: { reported: 17, expected: 17 },
  notCounted: null,
  edition: parseDate('2021-12-24'),
  rule: '',
  state: 'provisional',
  revision: 1,
  reason: null,
};
const unknown: IndicatorRates = {
  ...usage,
  key: 'priority-items',
  numerator: null,
  denominator: null,
  percent: null,
  completeness: { reported: 0, expected: 59 },
  notCounted: { rows: 59, departments: [], sentence: '未回答：59項目。' },
  reason: '段階が登録されていません。',
};
const kure: Rates = {
  code: '342025',
  name: '呉市',
  note: '公表された17手続の件数',
  asOf: parseDate('2023-03-31'),
  period: { from: parseDate('2022-04-01'), to: parseDate('2023-03-31') },
  procedures: [
    {
      name: '入札',
      listItem: '入札',
      applicationsTotal: 316,
      applicationsOnline: 316,
      usagePercent: '100.0',
    },
    { name: '届出', listItem: null, applicationsTotal: 0, applicationsOnline: 0, usagePercent: null },
  ],
  indicators: [unknown, usage],
  missing: null,
  stale: null,
  corrections: [],
  yearlyCountsChanged: 0,
  correction: null,
};
const names = new Map([
  ['usage', 'オンライン利用率'],
  ['priority-items', '優先手続オンライン化達成率'],
]);

describe('the figures as the operator reads them', () => {
  it('say which months became final since, and that a correction is under way', () => {
    const later = {
      corrections: [{ month: '2023-02', revision: 2, closedAt: new Date(0) }],
      yearlyCountsChanged: 1,
      correction: { revision: 3 },
    };
    const lines = linesOf({ ...kure, ...later }, names);
    expect(lines).toContain('2月分訂正あり（第2版）');
    expect(lines).toContain('確定後に年間件数の変更あり（1手続）');
    expect(lines).toContain('第3版への訂正中です。確定した版の値を示しています。');
  });

  const lines = linesOf(kure, names).join('\n');

  it('show the rate with its numerator, denominator, completeness and state', () => {
    expect(lines).toMatch(/オンライン利用率 +63\.3 % +242,308 \/ 382,683 +17 \/ 17 +速報値 +2021-12-24/);
  });

  it('show 「―」 and the reason where there is no rate, never 0', () => {
    expect(lines).toMatch(/優先手続オンライン化達成率 +― +― +0 \/ 59/);
    expect(lines).toContain('※ 優先手続オンライン化達成率: 段階が登録されていません。');
    expect(lines).toMatch(/届出 +0 +0 +―/);
  });

  it('name the fiscal year in both reckonings', () => {
    expect(lines).toContain('令和4年度（2022年度）');
    expect(lines).toContain('2023年3月31日（令和5年3月31日）現在');
  });

  it('name the month and the revision of a closed one', () => {
    const month = {
      ...kure,
      period: { from: parseDate('2026-10-01'), to: parseDate('2026-10-31') },
      indicators: [{ ...usage, state: 'final' as const, revision: 2 }],
    };
    const text = linesOf(month, names).join('\n');
    expect(text).toContain('2026年10月（令和8年10月）');
    expect(text).toContain('確定値（第2版）');
  });

  it('leave the procedures out where they are too many for a terminal', () => {
    const many = { ...kure, procedures: Array.from({ length: 21 }, () => kure.procedures[0] ?? []) };
    expect(linesOf(many as Rates, names).join('\n')).not.toContain('総件数');
  });
});
