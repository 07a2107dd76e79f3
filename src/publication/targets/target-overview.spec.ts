import { describe, expect, it } from '@jest/globals';
import { cityReport } from '../../../test/setup/city-report.js';
import { overviewInWords, targetOverview } from './target-overview.js';

describe('the targets at a glance', () => {
  it('say how far each is from its way, and what is missing although all plans hold', () => {
    expect(targetOverview(cityReport(1)).map(overviewInWords)).toEqual([
      '優先手続オンライン化達成率：目標 令和9年度（2027年度）末 90%、2026年10月（令和8年10月）の実績72.9%、遅れ、軌道との乖離−3.2ポイント（2手続分）、予定どおりでも4手続不足',
      '将来負担比率：目標 令和11年度（2029年度）末 50.5%以下、令和7年度（2025年度）の実績51.5%、逸脱',
      '行政サービスを活用できていると感じる市民の割合：目標 令和11年度（2029年度）末 50.5%以上、実績なし',
    ]);
  });

  it('say when plans reach a target, what a delay would leave missing, and of which later value', () => {
    const { targets, forecast, ...model } = cityReport(1);
    const [target] = targets?.rows ?? [];
    const coming = { ...forecast!.targets[1]!, targetId: target!.id };
    const overview = (next: typeof coming.next) =>
      targetOverview({ ...model, targets, forecast: { targets: [{ ...coming, next }], slips: [] } })[0]
        ?.outlook;
    expect(overview(target!.next!)).toBe(
      '予定どおりなら2027年6月（令和9年6月）に達成（遅れた場合は1手続不足）',
    );
    expect(overview(coming.next)).toBe(
      '令和11年度（2029年度）末の50%に、予定どおりなら2027年6月（令和9年6月）に達成（遅れた場合は1手続不足）',
    );
  });

  it('are left to the sentences of a report that was kept when its summary still told each of them', () => {
    expect(targetOverview({ ...cityReport(1), layout: undefined })).toEqual([]);
  });
});
