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
    ]);
    const numbers = numbersIn(summarySentences(marked).join('\n'));
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.filter((number) => !known.has(number))).toEqual([]);
  });

  it('is ten sentences at most, however many indicators and targets there are', () => {
    const model = cityReport(1);
    const [first] = model.targets?.rows ?? [];
    const rows = Array.from({ length: 30 }, (_, at) => ({ ...first!, id: `T${at}` }));
    const many = summarySentences({ ...model, targets: { fiscalYears: [], rows } });
    expect(many).toHaveLength(10);
    expect(many).toContain(
      '目標30件の判定は、遅れ30件です。すべての予定が守られても期限に届かない見込みの目標は1件です。',
    );
  });

  it('says how many targets stand how', () => {
    expect(cityReport(1).summary).toContain(
      '目標3件の判定は、遅れ1件、逸脱1件、実績なし1件です。すべての予定が守られても期限に届かない見込みの目標は1件です。',
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
