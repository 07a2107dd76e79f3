import { type Month } from '../../kernel/month.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { type ChartLine } from '../../platform/chart/line-chart.js';
import { TREND_LINES, type TrendView } from './trend-view.js';

/** The way to a target beside the trend of its indicator. */
export interface TrendGuide {
  line: ChartLine;
  /** In words, for the table. */
  values: ReadonlyMap<Month, string>;
}

/** The ways to the targets of the indicators drawn; none for a ceiling or a floor, and where the way is not in sight. */
export function trendGuides(
  targets: readonly Pick<TargetProgressDto, 'indicator' | 'trajectory'>[],
  { rows }: Pick<TrendView, 'rows'>,
): TrendGuide[] {
  const months = rows.map(({ month }) => month).toReversed();
  return TREND_LINES.flatMap(({ indicator, name, colour, symbol }) => {
    const way = new Map(
      targets
        .find((one) => one.indicator === indicator)
        ?.trajectory.map(({ month, value }) => [month, value]),
    );
    const points = months.map((month) => {
      const value = way.get(month);
      return { value: value === undefined ? null : Number(value), provisional: false };
    });
    if (points.every(({ value }) => value === null)) return [];
    const values = new Map([...way].map(([month, value]) => [month, `${value}%`]));
    return [{ line: { name: `${name}の軌道`, colour, symbol, points, guide: true }, values }];
  });
}
