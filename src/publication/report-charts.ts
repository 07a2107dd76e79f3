import { type Month } from '../kernel/month.js';
import { type ReportModel } from './report-model.js';

/** One value of a chart's line; null leaves a gap. */
export interface ChartMonth {
  month: Month;
  label: string;
  percent: string | null;
  provisional: boolean;
}

/** How one indicator went. */
export interface ReportChart {
  /** The indicator's. */
  key: string;
  name: string;
  /** As many as the trend has, oldest first. */
  months: ChartMonth[];
  /** What the picture shows, for those who do not see it. */
  alt: string;
}

/** How a chart is read without its colours. */
export const CHART_KEY =
  '丸印と実線は確定値、中抜きのひし形と破線は速報値です。値のない月は線を引いていません。';

/** A chart of each indicator known in at least two months; before that there is no line to draw. */
export function chartsOf({ trend, indicators }: ReportModel): ReportChart[] {
  return indicators.flatMap(({ key, name }) => {
    const months = trend.map(({ month, label, state, indicators: parts }) => ({
      month,
      label,
      percent: parts[key]?.percent ?? null,
      provisional: state === 'provisional',
    }));
    const told = months.filter(({ percent }) => percent !== null);
    const [first, last] = [told.at(0), told.at(-1)];
    if (!first || !last || first === last) return [];
    return [
      { key, name, months, alt: `${name}の月ごとの折れ線グラフ。${valueOf(first)}、${valueOf(last)}。` },
    ];
  });
}

function valueOf({ label, percent, provisional }: ChartMonth): string {
  return `${label}は${percent}%${provisional ? '（速報）' : ''}`;
}
