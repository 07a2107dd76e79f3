import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { type EffectMonthDto, type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { NOTHING_ENTERED } from '../../automation/result/result.js';
import { value } from '../../kernel/count.js';
import { addMonths, type Month, parseMonth } from '../../kernel/month.js';
import { MonthsSection } from './months-section.js';

const FIRST = parseMonth('2025-10');
const silent = (month: Month): EffectMonthDto => ({
  ...{ month, expected: false, entered: null, logged: null, heldAgainst: null, saved: null, unknown: null },
  ...{ basis: null, againstEstimate: null },
});
/** A robot that ran until March and stood still from April on, with a month that nobody reported. */
const stoodStill = Array.from({ length: 13 }, (_, at): EffectMonthDto => {
  const month = addMonths(FIRST, at);
  if (at === 2) return { ...silent(month), expected: true, unknown: '未回答' };
  const still = at >= 6;
  return {
    ...silent(month),
    expected: true,
    entered: { ...NOTHING_ENTERED, robotRuns: value(still ? 0 : 18), peopleMinutes: '1442.5' },
    saved: still ? '-0.5' : '36.0',
    againstEstimate: still ? '-35.5' : '1.0',
    basis: 'measured',
  };
});
const htmlOf = (recent: EffectMonthDto[]) =>
  render(
    <MonthsSection
      name="登録"
      effect={{ recent, estimatedPerMonth: '35.0' } as unknown as ProjectEffectDto}
    />,
  );

describe('the results of a project', () => {
  it('are seen over the border of the fiscal year in one view, its standstill told in words', () => {
    const html = htmlOf(stoodStill);
    for (const words of [
      '2025年（令和7年）10月から2026年（令和8年）10月の13か月です。',
      '本番で稼働する13か月のうち、効果の分かる月は12か月です。',
      '見込を下回った月：2026年（令和8年）4月から10月（7か月）。',
      'ロボットの実行が0回の月：2026年（令和8年）4月から10月（7か月）。',
      '効果が分からない月：2025年（令和7年）12月（1か月。0とは数えません）。',
      '−35.5時間',
      '+1.0時間',
    ])
      expect(html).toContain(words);
    expect(html.split('<tr').length - 1).toBe(1 + 13);
  });

  it('are not a table of dashes where there is nothing to tell', () => {
    const html = htmlOf(stoodStill.map(({ month }) => silent(month)));
    expect(html).toContain('本番で稼働する月はありません。');
    expect(html).toContain('まだありません。');
    expect(html).not.toContain('2026年3月（');
  });
});
