import { type EChartsCoreOption } from 'echarts/core';
import { CHART_TEXT, chartFrame, legendOf, valueAxis } from './chart-frame.js';

/** One value of a line, in percent with one decimal; null leaves a gap. */
export interface ChartPoint {
  value: number | null;
  provisional: boolean;
}

export interface ChartLine {
  name: string;
  colour: string;
  /** Told apart by shape as well as by colour. */
  symbol: 'circle' | 'rect';
  points: readonly ChartPoint[];
  /** A line to measure others by: dotted and without signs. */
  guide?: boolean;
}

/** The sign of a line without signs: two specks, for without any the legend would draw a circle. */
export const UNSEEN = 'path://M0 0L0.2 0L0 0.2ZM20 20L19.8 20L20 19.8Z';

/** Labels that fit below the chart; the last one is always among those shown. */
const MOST_LABELS = 12;

/**
 * Lines of percents over labelled months. Final values are filled signs on a solid line; provisional ones are
 * hollow diamonds on a dashed line, which begins at the last final value before them. No value, no line.
 */
export function lineChartOption(labels: readonly string[], lines: readonly ChartLine[]): EChartsCoreOption {
  const step = Math.ceil(labels.length / MOST_LABELS);
  const highest = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  const max = chartTop(highest);
  return {
    ...chartFrame(labels, (at) => (labels.length - 1 - at) % step === 0),
    legend: legendOf(lines.map(({ name }) => name)),
    yAxis: {
      ...valueAxis(),
      min: 0,
      max,
      interval: max / 5,
      axisLabel: { ...CHART_TEXT, formatter: '{value}%' },
    },
    series: lines.flatMap((line) => [finalSeries(line), ...provisionalSeries(line)]),
  };
}

/** Where the scale ends: 100 %, or as many hundreds as the highest value needs. No line is drawn off the chart. */
export function chartTop(highest: number): number {
  return 100 * Math.max(1, Math.ceil(highest / 100));
}

function finalSeries({ name, colour, symbol, points, guide = false }: ChartLine) {
  return {
    type: 'line',
    name,
    data: points.map(({ value, provisional }) => (provisional ? null : value)),
    symbol: guide ? UNSEEN : symbol,
    symbolSize: guide ? 0.1 : 8,
    itemStyle: { color: colour },
    lineStyle: { width: 2, color: colour, ...(guide ? { type: 'dotted' } : {}) },
  };
}

function provisionalSeries({ name, colour, points }: ChartLine) {
  const data = dashedValues(points);
  if (!points.some(({ provisional, value }) => provisional && value !== null)) return [];
  return [
    {
      type: 'line',
      name: `${name}（速報値）`,
      data: data.map((value, at) => (points[at]?.provisional ? value : withoutSign(value))),
      symbol: 'emptyDiamond',
      symbolSize: 12,
      itemStyle: { color: colour },
      lineStyle: { width: 2, type: 'dashed', color: colour },
    },
  ];
}

/** Where the dashed line runs: the provisional values, and each final value right beside one, so that lines meet. */
export function dashedValues(points: readonly ChartPoint[]): (number | null)[] {
  const provisional = (at: number) => points[at]?.provisional === true && points[at].value !== null;
  return points.map(({ value }, at) =>
    provisional(at) || provisional(at - 1) || provisional(at + 1) ? value : null,
  );
}

function withoutSign(value: number | null) {
  return value === null ? null : { value, symbol: 'none' };
}
