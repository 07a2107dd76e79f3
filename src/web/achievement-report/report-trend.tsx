import { type TrendPoint } from '../../achievement/figures/figure-history.repository.js';
import { type ReportModel } from '../../publication/report-model.js';
import { trendGuides } from '../dashboard/trend-guides.js';
import { TrendChart } from '../dashboard/trend-section.js';
import { trendView } from '../dashboard/trend-view.js';

/** The trend as this report knows it: a later correction of an earlier month does not alter it. */
export function ReportTrend({ model }: { model: ReportModel }) {
  const points = model.trend.flatMap(({ month, state, revision, indicators }): TrendPoint[] =>
    state === null || revision === null
      ? []
      : Object.entries(indicators).map(([indicator, { numerator, denominator, completeness: of }]) => ({
          ...{ month, state, revision, indicator, numerator, denominator },
          ...of,
        })),
  );
  const view = trendView(points, model.period.month);
  return <TrendChart {...view} guides={trendGuides(model.targets?.rows ?? [], view)} />;
}
