import { describe, expect, it } from '@jest/globals';
import { cityReport } from '../../test/setup/city-report.js';
import { numbersIn, withMarkedFigures } from '../../test/setup/marked-figures.js';
import { summarySentences } from './summary-sentences.js';

describe('the summary', () => {
  it('tells no figure that is not in the report', () => {
    const marked = withMarkedFigures(cityReport(60));
    const { newlyOnline, behind, asOf } = marked;
    const days = [asOf].flatMap((day) => day.split('-').map((part) => String(Number(part))));
    const counts = [newlyOnline.length, behind.length, 8].map(String);
    const known = new Set([
      ...numbersIn(JSON.stringify({ ...marked, summary: [] })),
      ...[...days, ...counts],
      ...['4', '10', '2027', '9', '6'],
    ]);
    const told = numbersIn(summarySentences(marked).join('\n'));
    expect(told.length).toBeGreaterThan(80);
    expect(told.filter((number) => !known.has(number))).toEqual([]);
  });

  it('says how far a target is from its way, and what is missing although all plans hold', () => {
    const { summary } = cityReport(1);
    expect(summary).toContain(
      '優先手続オンライン化達成率の目標（令和9年度（2027年度）末 90%）に対し、2026年10月（令和8年10月）の実績は72.9%で、軌道を3.2ポイント（2手続分）下回っています。',
    );
    expect(summary).toContain(
      '優先手続オンライン化達成率は、すべての予定が守られても、令和9年度（2027年度）末の目標90%にあと4手続が足りません。',
    );
  });

  it('tells the hours saved by how they are known, what was promised apart, and what is not reported', () => {
    expect(cityReport(1).summary).toContain(
      '自動化案件により、2026年10月（令和8年10月）は120.5時間（実測88.0時間、申告32.5時間）を削減しました。見込は2,010.0時間です。実績の回答は11か月分のうち9か月分です。',
    );
  });

  it('says nothing of what the report does not have', () => {
    const none = { targets: undefined, forecast: undefined, review: undefined, automation: undefined };
    const text = summarySentences({ ...cityReport(1), ...none }).join('');
    expect(text).not.toMatch(/目標|対応事項|自動化/);
  });
});
