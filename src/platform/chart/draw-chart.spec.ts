import { describe, expect, it } from '@jest/globals';
import { drawChart } from './draw-chart.js';
import { lineChartOption } from './line-chart.js';

const SIZE = { width: 400, height: 200 };
const option = (value: number, labels = ['1月', '2月']) => {
  const point = { value, provisional: false };
  return lineChartOption(labels, [
    { name: '全体', colour: '#003366', symbol: 'circle', points: [point, point] },
  ]);
};

describe('a chart', () => {
  it('is the same text for the same option, drawn again or not', () => {
    const first = drawChart(option(40), SIZE);
    expect(drawChart(option(40), SIZE)).toBe(first);
    // More than are kept: the first is drawn anew.
    for (let value = 1; value <= 110; value += 1) drawChart(option(value / 2, ['3月', '4月']), SIZE);
    expect(shapes(drawChart(option(40), SIZE))).toBe(shapes(first));
  });

  it.each<[string, ReturnType<typeof option>, typeof SIZE]>([
    ['value', option(41), SIZE],
    ['label', option(40, ['1月', '3月']), SIZE],
    ['size', option(40), { ...SIZE, width: 500 }],
  ])('is another one for another %s', (_, other, size) => {
    expect(shapes(drawChart(other, size))).not.toBe(shapes(drawChart(option(40), SIZE)));
  });
});

/** Without the names that the library counts up for each chart. */
function shapes(svg: string): string {
  return svg.replaceAll(/zr\d+-[a-z]+-?\d+/g, 'zr');
}
