import { completenessInWords, FIGURE_WORDS } from '../kernel/figure-words.js';
import { type Month } from '../kernel/month.js';
import { isComplete, type Completeness } from '../kernel/rate.js';
import { type ShownReport } from './report-model.js';

/** One value of a chart's line; null leaves a gap. */
interface ChartMonth {
  month: Month;
  label: string;
  percent: string | null;
  provisional: boolean;
  /** Null where nothing is known. */
  completeness: Completeness | null;
}

export interface ReportChart {
  key: string;
  name: string;
  /** As many as the trend has, oldest first. */
  months: ChartMonth[];
  /** The way to the target in the same months, null where there is none; left out where it is not in sight. */
  trajectory?: (string | null)[];
  /** What the picture shows, for those who do not see it. */
  alt: string;
}

const KEY = '丸印と実線は確定値、中抜きのひし形と破線は速報値です。値のない月は線を引いていません。';

/** How a chart is read without its colours. */
export function chartKey(charts: readonly Pick<ReportChart, 'trajectory'>[]): string {
  return charts.some(({ trajectory }) => trajectory) ? `${KEY}点線は目標までの軌道です。` : KEY;
}

/** A chart of each indicator known in at least two months; before that there is no line to draw. */
export function chartsOf({ trend, indicators, targets }: ShownReport): ReportChart[] {
  return indicators.flatMap(({ key, name }) => {
    const months = trend.map(({ month, label, state, indicators: parts }) => ({
      month,
      label,
      percent: parts[key]?.percent ?? null,
      provisional: state === 'provisional',
      completeness: parts[key]?.completeness ?? null,
    }));
    const known = months.filter(({ percent }) => percent !== null);
    const [first, last] = [known.at(0), known.at(-1)];
    if (!first || !last || first === last) return [];
    const way = new Map(
      targets?.rows
        .find(({ indicator }) => indicator === key)
        ?.trajectory.map(({ month, value }) => [month, value]),
    );
    const trajectory = months.map(({ month }) => way.get(month) ?? null);
    const end = trajectory.at(-1);
    const alt = `${name}の月ごとの折れ線グラフ。${valueOf(first)}、${valueOf(last)}。`;
    if (end == null) return [{ key, name, months, alt }];
    return [{ key, name, months, trajectory, alt: `${alt}目標までの軌道は${last.label}に${end}%。` }];
  });
}

/** With what is missing of it: two values alone would suggest a rise that may be none. */
function valueOf({ label, percent, provisional, completeness }: ChartMonth): string {
  const notes = [
    provisional ? '速報' : '',
    completeness === null || isComplete(completeness)
      ? ''
      : `${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`,
  ].filter(Boolean);
  return `${label}は${percent}%${notes.length === 0 ? '' : `（${notes.join('、')}）`}`;
}
