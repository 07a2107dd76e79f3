import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../kernel/month.js';
import { fiscalYearPeriod } from '../../kernel/period.js';
import {
  type ActualDto,
  type StandingDto,
  type TargetProgressDto,
} from '../../targets/progress-answer.dto.js';
import { headline, type Headline } from './headline.js';

/** So many items of 48 at the end of a month. */
const actual = (month: string, numerator: number) =>
  ({ month: parseMonth(month), rate: { numerator, denominator: 48 } }) as ActualDto;

const behind = {
  kind: 'reach',
  judgement: 'behind',
  unit: '%',
  countUnit: '手続',
  flows: false,
  next: { fiscalYear: 2027, value: '91.7', label: '令和9年度（2027年度）' },
  standing: { missingInCount: 9 } as StandingDto,
  actuals: [actual('2025-10', 26), actual('2026-09', 34), actual('2026-10', 35)],
} as unknown as TargetProgressDto;

const october: Headline = {
  name: '優先手続オンライン化達成率',
  period: parseMonth('2026-10'),
  previous: parseMonth('2026-09'),
  state: 'final',
  percent: '72.9',
  reason: null,
  change: { points: '2.1', items: 1, alikeOnly: false },
  target: behind,
  correction: null,
};
const say = (changed: Partial<Headline>) => headline({ ...october, target: undefined, ...changed });
const withTarget = (target: Partial<TargetProgressDto>) =>
  headline({ ...october, target: { ...behind, ...target } });

describe('the sentence of the dashboard', () => {
  it('says how far it has come, what is missing and when it will be there', () => {
    expect(headline(october)).toBe(
      '9月から1手続増えて72.9%。令和9年度（2027年度）末の目標91.7%まであと9手続、今のペースなら令和9年10月に届きます。',
    );
  });

  it.each<[string, Partial<Headline>, string]>([
    ['falling', { change: { points: '-4.2', items: -2, alikeOnly: false } }, '9月から2手続減って72.9%。'],
    ['unmoved', { change: { points: '0.0', items: 0, alikeOnly: false } }, '9月から変わらず72.9%。'],
    [
      'with a change over what counts in both months',
      { change: { points: '2.2', items: 1, alikeOnly: true } },
      '72.9%。どちらの月でも数えたものは、9月から1手続増えました。',
    ],
    [
      'where nothing can be compared',
      { change: 'incomparable' },
      '72.9%。9月とは数えた範囲が異なり、比べられません。',
    ],
    [
      'in points',
      { change: { points: '-0.4', items: null, alikeOnly: false } },
      '9月から0.4ポイント減って72.9%。',
    ],
    ['provisional', { state: 'provisional' }, '9月から1手続増えて72.9%（速報値）。'],
    [
      'in January',
      { period: parseMonth('2027-01'), previous: parseMonth('2026-12') },
      '令和8年12月から1手続増えて72.9%。',
    ],
  ])('%s', (_, changed, sentence) => {
    expect(say(changed)).toBe(`${sentence}目標は登録されていません。`);
  });

  it('names the first month and a fiscal year, which have nothing to be compared with', () => {
    expect(say({ change: null, previous: null })).toBe(
      '2026年10月（令和8年10月）の優先手続オンライン化達成率は72.9%。目標は登録されていません。',
    );
    expect(say({ change: null, period: fiscalYearPeriod(2025) })).toMatch(/^令和7年度（2025年度）の/);
  });

  it('says why there is no value, and nothing else', () => {
    const none = { percent: null, change: null, reason: '段階が登録されていません' };
    expect(headline({ ...october, ...none })).toBe(
      '優先手続オンライン化達成率は、まだ算出できません（段階が登録されていません）。',
    );
  });

  it('says that a target is reached, out of reach at this pace, or no target to be reached', () => {
    expect(withTarget({ judgement: 'reached', standing: { missingInCount: 0 } as StandingDto })).toMatch(
      /目標91.7%に達しています。$/,
    );
    expect(withTarget({ actuals: [actual('2026-10', 35)] })).toMatch(
      /あと9手続、今のペースでは届きません。$/,
    );
    expect(withTarget({ kind: 'keep' })).toBe('9月から1手続増えて72.9%。');
  });

  it('says that a correction is open', () => {
    expect(say({ correction: { revision: 2 } })).toMatch(
      /第2版への訂正中です。確定した版の値を示しています。$/,
    );
  });
});
