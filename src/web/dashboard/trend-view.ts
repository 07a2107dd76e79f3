import { completenessInWords, FIGURE_WORDS, partsInWords } from '../../kernel/figure-words.js';
import { type TrendPoint } from '../../achievement/figures/figure-history.repository.js';
import { addMonths, monthRange, type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { isComplete, percent } from '../../kernel/rate.js';
import { stateLabel } from '../components/figure-state.js';
import { monthLabel } from '../../platform/chart/chart-frame.js';
import { type ChartLine } from '../../platform/chart/line-chart.js';
import { TREND_MONTHS } from '../../publication/report-model.js';

/** The indicators drawn: availability, and use beside it. */
export const TREND_LINES = [
  { indicator: 'priority-items', name: '優先手続オンライン化達成率', colour: '#0017c1', symbol: 'circle' },
  { indicator: 'usage', name: 'オンライン利用率', colour: '#8b3a00', symbol: 'rect' },
] as const;

export interface TrendCell {
  percent: string | null;
  /** `35 / 48`, with a note where answers are missing; null where there is no rate. */
  parts: string | null;
}

export interface TrendRow {
  month: Month;
  label: string;
  /** 速報値, 確定値, 確定値（第2版・訂正）; null for a month without figures. */
  state: string | null;
  cells: TrendCell[];
}

export interface TrendView {
  labels: string[];
  lines: ChartLine[];
  /** The table alternative, newest month first. */
  rows: TrendRow[];
  description: string;
}

/** The last 24 months up to `to`, those without figures among them: a gap must be seen as one. */
export function trendView(points: readonly TrendPoint[], to: Month): TrendView {
  const months = monthRange(addMonths(to, 1 - TREND_MONTHS), to);
  const found = new Map(points.map((point) => [`${point.month} ${point.indicator}`, point]));
  const at = (month: Month, indicator: string) => found.get(`${month} ${indicator}`);
  const lines = TREND_LINES.map(({ indicator, ...line }) => ({
    ...line,
    points: months.map((month) => {
      const point = at(month, indicator);
      const { percent: text } = cellOf(point);
      return { value: text === null ? null : Number(text), provisional: point?.state === 'provisional' };
    }),
  }));
  const rows = months.map((month) => {
    const ofMonth = TREND_LINES.map(({ indicator }) => at(month, indicator));
    const first = ofMonth.find((point) => point !== undefined);
    const state = first ? stateLabel(first) : null;
    return { month, label: periodLabel(month), state, cells: ofMonth.map(cellOf) };
  });
  return { labels: months.map(monthLabel), lines, rows: rows.toReversed(), description: describe(rows) };
}

function cellOf(point: TrendPoint | undefined): TrendCell {
  const { numerator = null, denominator = null } = point ?? {};
  const isRate = numerator !== null && denominator !== null;
  const percentText = isRate ? percent({ numerator, denominator }) : null;
  if (!point || percentText === null) return { percent: null, parts: null };
  const missing = isComplete(point) ? '' : `、${FIGURE_WORDS.reported} ${completenessInWords(point)}`;
  return { percent: percentText, parts: `${partsInWords(numerator, denominator)}${missing}` };
}

/** A point of a line with its completeness: two points alone would suggest a rise that may be none. */
function inWords({ cells }: TrendRow, line: number): string {
  return `${cells[line]?.percent}%（${cells[line]?.parts}）`;
}

/** What the picture says, in a sentence for each line. */
function describe(rows: readonly TrendRow[]): string {
  return TREND_LINES.map(({ name }, line) => {
    const answered = rows.filter(({ cells }) => cells[line]?.percent != null);
    const [first, last] = [answered[0], answered.at(-1)];
    if (!first || !last) return `${name}の値はありません。`;
    return `${name}は、${first.label}に${inWords(first, line)}、${last.label}に${inWords(last, line)}です。`;
  }).join('');
}
