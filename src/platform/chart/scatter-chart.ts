import { type EChartsCoreOption } from 'echarts/core';
import { CHART_TEXT, INK, valueAxis } from './chart-frame.js';
import { UNSEEN } from './line-chart.js';

/** Points of one kind, distinguished by shape as well as by colour. */
export interface ScatterGroup {
  name: string;
  colour: string;
  symbol: 'circle' | 'rect' | 'triangle' | 'diamond';
  points: readonly ScatterPoint[];
}

interface ScatterPoint {
  x: number;
  y: number;
  /** Written beside the point; empty for none. */
  label: string;
}

export interface ScatterAxes {
  x: string;
  y: string;
  /** Where the dashed lines stand that part the drawing in four. */
  split: { x: number; y: number };
}

/** Points over two scales that both begin at 0, or below it where a point does. No points give empty scales. */
export function scatterChartOption(groups: readonly ScatterGroup[], axes: ScatterAxes): EChartsCoreOption {
  const [xs, ys] = [
    groups.flatMap(({ points }) => points.map(({ x }) => x)),
    groups.flatMap(({ points }) => points.map(({ y }) => y)),
  ];
  const [x, y] = [scaleOf(xs), scaleOf(ys)];
  const axis = { ...valueAxis(), nameTextStyle: CHART_TEXT };
  const label = { ...CHART_TEXT, formatter: (value: number) => value.toLocaleString('ja-JP') };
  return {
    animation: false,
    grid: { left: 84, right: 40, top: 96, bottom: 60 },
    legend: {
      data: groups.map(({ name }) => name),
      top: 4,
      left: 0,
      itemWidth: 14,
      itemHeight: 14,
      itemGap: 24,
      textStyle: CHART_TEXT,
    },
    xAxis: { ...axis, ...x, name: axes.x, nameLocation: 'middle', nameGap: 32, axisLabel: label },
    yAxis: { ...axis, ...y, name: axes.y, nameTextStyle: { ...CHART_TEXT, align: 'left' }, axisLabel: label },
    series: [
      ...groups.map(scatterSeries),
      guide([
        [axes.split.x, y.min],
        [axes.split.x, y.max],
      ]),
      guide([
        [x.min, axes.split.y],
        [x.max, axes.split.y],
      ]),
    ],
  };
}

/** A scale of even steps of 1, 2 or 5 × 10ⁿ, about eight, that holds 0 and all values with free space at the top. */
export function scaleOf(values: readonly number[]): { min: number; max: number; interval: number } {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (high - low || 1) / 8;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power;
  return {
    min: Math.floor(low / interval) * interval,
    max: (Math.floor(high / interval) + 1) * interval,
    interval,
  };
}

function scatterSeries({ name, colour, symbol, points }: ScatterGroup) {
  return {
    type: 'scatter',
    name,
    symbol,
    symbolSize: 12,
    itemStyle: { color: colour, opacity: 0.85 },
    data: points.map((point) => ({
      value: [point.x, point.y],
      label: {
        show: point.label !== '',
        formatter: point.label,
        position: 'right',
        ...CHART_TEXT,
      },
    })),
  };
}

function guide(data: [number, number][]) {
  return {
    type: 'line',
    data,
    symbol: UNSEEN,
    symbolSize: 0.1,
    lineStyle: { width: 1.5, type: 'dashed', color: INK },
  };
}
