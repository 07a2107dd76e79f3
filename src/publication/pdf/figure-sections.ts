import { completenessInWords, FIGURE_WORDS, NO_FIGURE, signed } from '../../kernel/figure-words.js';
import { chartTop } from '../../platform/chart/line-chart.js';
import { chartKey, chartsOf, type ReportChart } from '../report-charts.js';
import { changeSentence, differenceAlike } from '../rate-sentence.js';
import { type ReportModel } from '../report-model.js';
import { type ReportIndicatorDto } from '../report-rows-answer.dto.js';
import { overviewBlocks } from './overview-blocks.js';
import { column, figureCell, printedParts, printedPercent, type FigureParts } from './printed-figure.js';
import {
  type PrintedBlock,
  type PrintedChart,
  type PrintedSection,
  type PrintedTable,
} from './printed-report.js';

/** As many indicators as fit side by side on the paper. */
const INDICATORS_ABREAST = 3;

const INCOMPLETE_NOTE = '「回答」は、回答がそろっていないものについて「回答 / 対象」を示します。';

/** What is to be read first; below it the targets at a glance. */
export function summarySection(model: ReportModel): PrintedSection {
  return {
    heading: '概要',
    blocks: [{ kind: 'sentences', sentences: model.summary }, ...overviewBlocks(model)],
  };
}

/** The rates of the whole municipality with their parts, completeness and movement. */
export function indicatorSection({ indicators, comparedWith }: ReportModel): PrintedSection {
  const table: PrintedTable = {
    kind: 'table',
    columns: [
      column('指標', 3.6),
      column('率', 1.2, 'right'),
      column('分子 / 分母', 2, 'right'),
      column(FIGURE_WORDS.completeness, 1.8, 'right'),
      column('前月との差（ポイント）', 1.7, 'right'),
      column('同じ範囲での差（ポイント）', 1.8, 'right'),
    ],
    rows: indicators.map((one) => [
      one.name,
      printedPercent(one.percent),
      printedParts(one),
      completenessInWords(one.completeness),
      printedDifference(one.difference),
      printedDifference(differenceAlike(one)),
    ]),
  };
  const notes = indicators.flatMap((one) => {
    const told = [one.reason ?? '', unlikeSentence(one), one.notCounted?.sentence ?? ''].join('');
    return told === '' ? [] : [`${one.name}：${told}`];
  });
  if (comparedWith) {
    const status = comparedWith.state === 'final' ? `確定値 第${comparedWith.revision}版` : '速報値';
    notes.unshift(
      `前月との差は、${comparedWith.label}の${status}との差です。同じ範囲での差は、両月で同じように数えたものだけで比べた差です。`,
    );
  }
  return { heading: '指標の達成状況', blocks: [table, ...notes.map(note)] };
}

function printedDifference(points: string | null): string {
  return points === null ? NO_FIGURE : signed(points);
}

/** What a difference comes of, where that is not the rate alone. */
function unlikeSentence(one: ReportIndicatorDto): string {
  const { change } = one;
  if (!change) return '';
  const plain =
    !change.likeForLike &&
    change.rules.length === 0 &&
    change.yearlyFiscalYears === null &&
    change.yearlyCounts === 0;
  return plain ? '' : changeSentence(one);
}

/** A line for each indicator known in at least two months, and the same figures as a table. */
export function trendSection(model: ReportModel): PrintedSection {
  const charts = chartsOf(model);
  if (charts.length === 0) {
    return { heading: '推移', blocks: [note('推移を示せる月がまだありません。')] };
  }
  const rows = model.trend
    .filter(({ state }) => state !== null)
    .map(({ label, state, indicators }) => ({
      name: state === 'final' ? label : `${label} 速報`,
      figures: indicators,
    }));
  return {
    heading: '推移',
    blocks: [
      lead(chartKey(charts)),
      { kind: 'charts', charts: charts.map(printedChart) },
      ...figureTables('月', charts, rows),
      note(INCOMPLETE_NOTE),
    ],
  };
}

function printedChart({ name, months, trajectory = [], alt }: ReportChart): PrintedChart {
  const way = trajectory.map((value) => (value === null ? null : Number(value)));
  const values = [...months.map(({ percent }) => Number(percent ?? 0)), ...way.map((value) => value ?? 0)];
  const top = chartTop(Math.max(...values));
  return {
    title: name,
    alt,
    points: months.map(({ percent, provisional }) =>
      percent === null ? null : { percent: Number(percent), provisional },
    ),
    way,
    top,
    ticks: [0, top / 2, top].map((at) => ({ at, label: `${at}%` })),
    first: months.at(0)?.label ?? '',
    last: months.at(-1)?.label ?? '',
  };
}

/** Departments against the indicators; an indicator that no department has is left out. */
export function departmentSection({ departments, indicators }: ReportModel): PrintedSection {
  const rows = departments.map(({ name, figures }) => ({
    name,
    figures: Object.fromEntries(figures.map((figure) => [figure.key, figure])),
  }));
  const keys = indicators.filter(({ key }) =>
    rows.some(({ figures }) => (figures[key]?.denominator ?? 0) > 0),
  );
  const blocks = keys.length === 0 ? [] : [...figureTables('所管課', keys, rows), note(INCOMPLETE_NOTE)];
  return {
    heading: '所管課別の状況',
    blocks: blocks.length > 0 ? blocks : [note('所管課別の値はありません。')],
  };
}

function figureTables(
  title: string,
  indicators: { key: string; name: string }[],
  rows: { name: string; figures: Record<string, FigureParts> }[],
): PrintedTable[] {
  const tables: PrintedTable[] = [];
  for (let from = 0; from < indicators.length; from += INDICATORS_ABREAST) {
    const abreast = indicators.slice(from, from + INDICATORS_ABREAST);
    tables.push({
      kind: 'table',
      columns: [column(title, 1.6), ...abreast.map(({ name }) => column(name, 1.7, 'right'))],
      rows: rows.map(({ name, figures }) => [name, ...abreast.map(({ key }) => figureCell(figures[key]))]),
    });
  }
  return tables;
}

export function note(text: string): PrintedBlock {
  return { kind: 'note', text };
}

/** A note that is never left behind by what follows it. */
export function lead(text: string): PrintedBlock {
  return { kind: 'lead', text };
}
