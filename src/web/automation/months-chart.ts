import { type EChartsCoreOption } from 'echarts/core';
import { type ProjectEffectDto } from '../../automation/portfolio/project-effect.dto.js';
import { chartFrame, legendOf, monthLabel, valueAxis } from '../../platform/chart/chart-frame.js';

const ACTUAL = '#0017c1';
const ESTIMATED = '#8b3a00';

/**
 * Hours saved month by month: 実績 with signs, a gap where a month tells nothing; 見込 of a month as a dashed line over
 * the months in production.
 */
export function monthsChartOption({
  recent,
  estimatedPerMonth,
}: Pick<ProjectEffectDto, 'recent' | 'estimatedPerMonth'>): EChartsCoreOption {
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
    ...chartFrame(
      recent.map(({ month }) => monthLabel(month)),
      () => true,
    ),
    legend: legendOf(series.map(({ name }) => name)),
    yAxis: valueAxis(),
    series,
  };
}
