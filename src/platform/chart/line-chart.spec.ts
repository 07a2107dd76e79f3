import { describe, expect, it } from '@jest/globals';
import { dashedValues, lineChartOption } from './line-chart.js';

const final = (value: number | null) => ({ value, provisional: false });
const provisional = (value: number | null) => ({ value, provisional: true });

function seriesOf(points: { value: number | null; provisional: boolean }[]) {
  const labels = points.map((_, at) => `${at + 1}月`);
  const line = { name: '達成率', colour: '#00f', symbol: 'circle' as const, points };
  return lineChartOption(labels, [line]).series as { name: string; symbol: string; data: unknown[] }[];
}

describe('the trend as a chart', () => {
  it('leaves a gap where a month tells nothing, never a zero', () => {
    expect(seriesOf([final(10), final(null), final(20)])[0]?.data).toEqual([10, null, 20]);
  });

  it('draws provisional values with another sign and name, joined to the final value before', () => {
    const [whole, open] = seriesOf([final(10), final(20), provisional(30)]);
    expect(whole).toMatchObject({ name: '達成率', symbol: 'circle', data: [10, 20, null] });
    expect(open).toMatchObject({ name: '達成率（速報値）', symbol: 'emptyDiamond' });
    expect(open?.data).toEqual([null, { value: 20, symbol: 'none' }, 30]);
  });

  it('labels the newest month, and no more months than there is room for', () => {
    const labels = Array.from({ length: 24 }, (_, at) => `${at}`);
    const { xAxis } = lineChartOption(labels, []) as {
      xAxis: { axisLabel: { interval: (at: number) => boolean } };
    };
    const shown = labels.filter((_, at) => xAxis.axisLabel.interval(at));
    expect(shown).toHaveLength(12);
    expect(shown.at(-1)).toBe('23');
  });

  it('ends its scale at 100 %, and higher only where a value does', () => {
    const topOf = (value: number) => {
      const line = { name: 'a', colour: '#00f', symbol: 'circle' as const, points: [final(value)] };
      return (lineChartOption(['1月'], [line]).yAxis as { max: number; interval: number }).max;
    };
    expect([0, 100, 100.1, 240].map(topOf)).toEqual([100, 100, 200, 300]);
  });

  it('names no provisional line where every value is final', () => {
    expect(seriesOf([final(10), final(20)])).toHaveLength(1);
  });

  it('runs the dashed line through a reopened month to both its neighbours', () => {
    expect(dashedValues([final(1), provisional(2), final(3), final(4)])).toEqual([1, 2, 3, null]);
  });
});
