import { type EChartsCoreOption } from 'echarts/core';
import {
  CHART_TEXT,
  chartFrame,
  INK,
  legendOf,
  monthLabel,
  valueAxis,
} from '../../platform/chart/chart-frame.js';
import { chartTop, UNSEEN } from '../../platform/chart/line-chart.js';
import { monthRange, type Month } from '../../kernel/month.js';
import { type ForecastLineDto } from '../../targets/forecast-answer.dto.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { lastMonthOf } from '../../targets/trajectory.js';
import { TARGET_KIND_NAMES } from '../../targets/target-words.js';

const ACTUAL = '#0017c1';
const FORECAST = '#8b3a00';

/** One value a month; null leaves a gap. */
type Values = (number | null)[];

export interface TrajectoryLines {
  months: Month[];
  /** The way, or the ceiling or the floor. */
  way: { name: string; values: Values };
  actual: Values;
  /** Empty where there is no forecast. */
  held: Values;
  slipped: Values;
}

/** The lines of a target's chart, month by month from the baseline (or an earlier actual) to the last target. */
export function trajectoryLines(
  progress: TargetProgressDto,
  forecast: ForecastLineDto | null,
): TrajectoryLines {
  const { kind, baseline, targets, actuals, latest } = progress;
  const judged = actuals.filter(({ interim }) => interim === (latest?.interim ?? false));
  const first = [lastMonthOf(baseline.fiscalYear), ...judged.map(({ month }) => month)].sort()[0];
  const lastYear = targets.at(-1)?.fiscalYear ?? baseline.fiscalYear;
  const last = [lastMonthOf(lastYear), ...judged.map(({ month }) => month)].sort().at(-1);
  const months = first && last ? monthRange(first, last) : [];
  const way = new Map(progress.trajectory.map(({ month, value }) => [month, Number(value)]));
  const bound = (month: Month) => {
    const next = targets.find(({ fiscalYear }) => lastMonthOf(fiscalYear) >= month);
    return next && month >= lastMonthOf(baseline.fiscalYear) ? Number(next.value) : null;
  };
  const actual = new Map(judged.map(({ month, value }) => [month, Number(value)]));
  return {
    months,
    way:
      kind === 'reach'
        ? { name: '軌道', values: months.map((month) => way.get(month) ?? null) }
        : { name: TARGET_KIND_NAMES[kind], values: months.map(bound) },
    actual: months.map((month) => actual.get(month) ?? null),
    held: forecastValues(forecast, months, 'held'),
    slipped: forecastValues(forecast, months, 'slipped'),
  };
}

/** Lines distinguished by their strokes and signs as well as by colour. */
export function trajectoryOption(lines: TrajectoryLines, unit: string): EChartsCoreOption {
  const percent = unit === '%';
  const max = chartTop(
    Math.max(0, ...lines.actual.map((value) => value ?? 0), ...lines.way.values.map((value) => value ?? 0)),
  );
  const stroke = (colour: string, type: string) => ({
    itemStyle: { color: colour },
    lineStyle: { width: 2, color: colour, type },
  });
  const plain = { type: 'line', symbol: UNSEEN, symbolSize: 0.1, connectNulls: true } as const;
  const series = [
    { ...plain, name: lines.way.name, data: lines.way.values, ...stroke(INK, 'dotted') },
    {
      ...plain,
      name: '実績',
      data: lines.actual,
      symbol: 'circle',
      symbolSize: 6,
      showAllSymbol: true,
      ...stroke(ACTUAL, 'solid'),
    },
    ...(lines.held.length === 0
      ? []
      : [
          { ...plain, name: '見込み（予定どおり）', data: lines.held, ...stroke(FORECAST, 'dashed') },
          { ...plain, name: '見込み（遅れた場合）', data: lines.slipped, ...stroke(FORECAST, 'dotted') },
        ]),
  ];
  const isMarch = (at: number) => lines.months[at]?.endsWith('-03') === true;
  const { xAxis, ...frame } = chartFrame(lines.months.map(monthLabel), isMarch);
  return {
    ...frame,
    legend: legendOf(series.map(({ name }) => name)),
    xAxis: { ...xAxis, boundaryGap: false, axisTick: { interval: isMarch } },
    yAxis: {
      ...valueAxis(),
      scale: !percent,
      ...(percent ? { min: 0, max, interval: max / 5 } : {}),
      axisLabel: { ...CHART_TEXT, formatter: `{value}${percent ? '%' : ''}` },
      name: percent ? undefined : unit,
      nameTextStyle: CHART_TEXT,
    },
    series,
  };
}

function forecastValues(
  line: ForecastLineDto | null,
  months: readonly Month[],
  which: 'held' | 'slipped',
): Values {
  if (!line || line.denominator === 0) return [];
  const share = (online: number) => Math.round((online * 1000) / line.denominator) / 10;
  const values = new Map(line.months.map((one) => [one.month, share(one[which])]));
  const [first] = line.months;
  return months.map((month, at) =>
    months[at + 1] === first?.month ? share(line.now) : (values.get(month) ?? null),
  );
}
