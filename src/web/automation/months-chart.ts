import { type EChartsCoreOption } from 'echarts/core';
import { type ProjectEffectView } from '../../automation/portfolio/project-effect-view.js';
import { monthNumber, yearOf } from '../../kernel/month.js';

const TEXT = '#333333';
const GRID = '#cccccc';
const ACTUAL = '#0017c1';
const ESTIMATED = '#8b3a00';

/**
 * Hours saved month by month: 実績 with signs, a gap where a month tells nothing; 見込 of a month as a dashed line over
 * the months in production.
 */
export function monthsChartOption({
  recent,
  estimatedPerMonth,
}: Pick<ProjectEffectView, 'recent' | 'estimatedPerMonth'>): EChartsCoreOption {
  const text = { color: TEXT, fontSize: 13 };
  const line = (name: string, colour: string, type: string, symbol: string) => ({
    type: 'line',
    name,
    symbol,
    symbolSize: 8,
    itemStyle: { color: colour },
    lineStyle: { width: 2, color: colour, type },
  });
  const series = [
    {
      ...line('実績（時間）', ACTUAL, 'solid', 'circle'),
      data: recent.map(({ saved }) => (saved === null ? null : Number(saved))),
    },
    ...(estimatedPerMonth === null || !recent.some(({ expected }) => expected)
      ? []
      : [
          {
            ...line('見込（1か月の時間）', ESTIMATED, 'dashed', 'emptyRect'),
            data: recent.map(({ expected }) => (expected ? Number(estimatedPerMonth) : null)),
          },
        ]),
  ];
  return {
    animation: false,
    grid: { left: 60, right: 24, top: 44, bottom: 36 },
    legend: {
      data: series.map(({ name }) => name),
      top: 4,
      left: 0,
      itemGap: 24,
      itemWidth: 40,
      textStyle: text,
    },
    xAxis: {
      type: 'category',
      data: recent.map(({ month }) => `${yearOf(month)}/${monthNumber(month)}`),
      axisLabel: text,
      axisLine: { lineStyle: { color: TEXT } },
    },
    yAxis: {
      type: 'value',
      axisLabel: text,
      splitLine: { lineStyle: { color: GRID } },
    },
    series,
  };
}
