import { monthEnd, monthNumber, type Month, yearOf } from '../../kernel/month.js';
import { eraYear } from '../../kernel/japanese-era.js';

/** The colour of words, axes and guides. */
export const INK = '#333333';
const GRID = '#cccccc';

export const CHART_TEXT = { color: INK, fontSize: 13 };

/** The height of a line of a label. */
const LABEL_LINE = 16;

/** A month below an axis, in both calendars: `2026/10` over `令和8年`. */
export function monthLabel(month: Month): string {
  return `${yearOf(month)}/${monthNumber(month)}\n${eraYear(monthEnd(month))}`;
}

/** What is drawn around lines over labelled months; each `at` for which `isLabelled` says so has its label. */
export function chartFrame(labels: readonly string[], isLabelled: (at: number) => boolean) {
  const lines = Math.max(1, ...labels.map((label) => label.split('\n').length));
  return {
    animation: false,
    grid: { left: 60, right: 28, top: 44, bottom: 20 + LABEL_LINE * lines },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisLabel: { ...CHART_TEXT, lineHeight: LABEL_LINE, interval: isLabelled },
      axisLine: { lineStyle: { color: INK } },
    },
  };
}

/** The names of the lines above the chart. */
export function legendOf(names: readonly string[]) {
  return { data: [...names], top: 4, left: 0, itemGap: 24, itemWidth: 40, textStyle: CHART_TEXT };
}

/** The scale of the values, with its lines across the chart. */
export function valueAxis() {
  return { type: 'value', axisLabel: CHART_TEXT, splitLine: { lineStyle: { color: GRID } } };
}
