import { describe, expect, it } from '@jest/globals';
import { drawChart } from './draw-chart.js';
import { scaleOf, scatterChartOption } from './scatter-chart.js';

describe('a scale', () => {
  it('holds 0 and every value in even steps', () => {
    expect(scaleOf([3, 7.9])).toEqual({ min: 0, max: 8, interval: 1 });
    expect(scaleOf([-12, 40])).toEqual({ min: -20, max: 50, interval: 10 });
  });

  it('of nothing, or of 0 alone, is not empty', () => {
    const { min, max, interval } = scaleOf([]);
    expect([min, max > 0, interval > 0]).toEqual([0, true, true]);
    expect(scaleOf([0])).toEqual(scaleOf([]));
  });
});

describe('the scatter as a chart', () => {
  it('names its axes, its groups and its points', () => {
    const group = { name: '大きな効果', colour: '#0017c1', symbol: 'circle' as const };
    const option = scatterChartOption([{ ...group, points: [{ x: 10, y: 20, label: '1番' }] }], {
      x: '費用（万円）',
      y: '削減時間（時間）',
      split: { x: 5, y: 10 },
    });
    const svg = drawChart(option, { width: 600, height: 400 });
    for (const word of ['費用（万円）', '削減時間（時間）', '大きな効果', '1番']) expect(svg).toContain(word);
  });
});
