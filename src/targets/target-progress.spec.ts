import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { typedInActuals } from './actual.js';
import { progressSentences } from './progress-sentences.js';
import { progressOfTarget } from './target-progress.js';
import { type TargetView } from './target-view.js';

/** 下関市's survey: R6 14.1 %, R11 20.0 %, R16 34.0 %. */
const survey: TargetView = {
  ...{ id: 't', indicator: null, planName: null, name: '割合', unit: '%', decimals: 1, level: 'outcome' },
  manual: { name: '割合', unit: '%', decimals: 1, level: 'outcome' },
  ...{ kind: 'reach', path: [], withdrawn: null, version: 1 },
  baseline: { fiscalYear: 2024, value: '14.1' },
  targets: [
    { fiscalYear: 2029, value: '20.0' },
    { fiscalYear: 2034, value: '34.0' },
  ],
};

function sentences(value: string, now: string) {
  const actual = { targetId: 't', fiscalYear: 2024, value, source: null, version: 1 };
  const about = { countUnit: null, flows: false, now: parseMonth(now) };
  return progressOfTarget(survey, typedInActuals([actual], 1, 2026), about);
}

describe('a survey that was last taken long ago', () => {
  it('is held against the line at its own time, but the pace is that of the months left from now', () => {
    // From October 2026 to March 2030 are 41 months: (20.0 - 14.0) / 41 = 0.146…; from March 2025 it were 60.
    expect(sentences('14.0', '2026-10').standing).toMatchObject({
      expected: '14.1',
      deviation: '-0.1',
      pacePerMonth: '0.15',
      monthsLeft: 41,
    });
    expect(progressSentences(sentences('14.0', '2026-10')).at(-1)).toBe(
      '令和11年度（2029年度）末の目標20.0%まで、41か月です。必要なペースは1か月に+0.15ポイントです。',
    );
  });

  it('has no pace once the time of the target is up, and says that it is not reached', () => {
    const late = sentences('14.0', '2030-04');
    expect(late.standing).toMatchObject({ pacePerMonth: null, monthsLeft: 0 });
    expect(progressSentences(late).at(-1)).toBe('令和11年度（2029年度）末の目標20.0%には達していません。');
  });

  it('counts from its own month where that is still to come', () => {
    expect(sentences('14.0', '2024-12').standing).toMatchObject({ monthsLeft: 60, pacePerMonth: '0.10' });
  });
});
