import { FIGURE_WORDS } from '../kernel/figure-words.js';
import {
  type CellToWrite,
  type ColumnToWrite,
  type SheetToWrite,
  type WorkbookToWrite,
} from '../platform/tabular/sheet-to-write.js';
import { automationSheets } from './automation/automation-sheets.js';
import { chartSheet } from './chart-sheet.js';
import { identityLines, municipalityName } from './identity-lines.js';
import { definitionSheet, listSheets } from './list-sheets.js';
import { changeSentence, differenceAlike } from './rate-sentence.js';
import { type ReportModel } from './report-model.js';
import { type ReportFigureDto } from './report-rows-answer.dto.js';
import { STATE_WORDS } from './report-words.js';
import { reviewSheets } from './review/review-sheets.js';
import { overviewInWords, targetOverview } from './targets/target-overview.js';
import { targetSheets } from './targets/target-sheets.js';

/** The report as a workbook; each sheet names its months and states, so that it may be printed alone. */
export async function reportWorkbook(model: ReportModel): Promise<WorkbookToWrite> {
  const { municipality, period, stateLabel, revision } = model;
  return {
    sheets: [
      overview(model),
      indicators(model),
      trend(model),
      await chartSheet(model),
      departments(model),
      ...targetSheets(model),
      ...listSheets(model),
      ...reviewSheets(model),
      ...automationSheets(model),
      definitionSheet(model),
    ],
    print: {
      left: `${municipalityName(municipality)}　達成状況報告書　${period.label}`,
      right: `${stateLabel}　第${revision}版`,
    },
  };
}

const RATE: ColumnToWrite[] = [
  { title: '率（%）', kind: 'decimal' },
  { title: '分子', kind: 'integer' },
  { title: '分母', kind: 'integer' },
  { title: FIGURE_WORDS.reported, kind: 'integer' },
  { title: FIGURE_WORDS.expected, kind: 'integer' },
];

function overview(model: ReportModel): SheetToWrite {
  const { edition, comparedWith } = model;
  const lines: [string, string][] = [
    ...identityLines(model),
    ['優先手続一覧', `${edition.title}（${edition.date}）`],
    ['一覧の出典', edition.source],
    [
      '前月',
      comparedWith
        ? `${comparedWith.label} 第${comparedWith.revision}版 ${STATE_WORDS[comparedWith.state]}`
        : '記録なし',
    ],
    ...model.summary.map((sentence): [string, string] => ['概況', sentence]),
    ...targetOverview(model).map((one): [string, string] => ['目標と見込み', overviewInWords(one)]),
  ];
  return {
    name: '概要',
    columns: [
      { title: '項目', kind: 'text' },
      { title: '内容', kind: 'text', width: 90 },
    ],
    rows: lines,
  };
}

function indicators(model: ReportModel): SheetToWrite {
  return {
    name: '指標',
    columns: [
      { title: '指標', kind: 'text' },
      ...RATE,
      { title: '前月との差（ポイント）', kind: 'decimal' },
      { title: '同じ範囲での前月との差（ポイント）', kind: 'decimal' },
      { title: '区分', kind: 'text' },
      { title: '件数の期間開始日', kind: 'date' },
      { title: '件数の期間終了日', kind: 'date' },
      { title: '算出できない理由', kind: 'text', width: 20 },
      { title: '前月との差について', kind: 'text', width: 40 },
      { title: '数えていないもの', kind: 'text', width: 30 },
      { title: '算定の決まり', kind: 'text', width: 40 },
      { title: '出典', kind: 'text', width: 20 },
    ],
    rows: model.indicators.map((one) => [
      one.name,
      ...rateCells(one),
      decimal(one.difference),
      decimal(differenceAlike(one)),
      model.stateLabel,
      one.flows.from,
      one.flows.to,
      one.reason,
      model.comparedWith === null ? null : changeSentence(one) || null,
      one.notCounted?.sentence ?? null,
      one.rule,
      one.source,
    ]),
  };
}

/** One row a month and indicator from the first month known, so that a chart or a pivot can be made of it. */
function trend(model: ReportModel): SheetToWrite {
  const first = model.trend.findIndex(({ state }) => state !== null);
  const rows = model.trend.slice(first).flatMap(({ month, label, state, revision, indicators: parts }) =>
    model.indicators.map(({ key, name }) => {
      const part = parts[key];
      const rate = part ? rateCells(part) : RATE.map(() => null);
      return [month, label, name, ...rate, state === null ? '記録なし' : STATE_WORDS[state], revision];
    }),
  );
  return {
    name: '推移',
    columns: [
      { title: '月', kind: 'text' },
      { title: '月（和暦）', kind: 'text' },
      { title: '指標', kind: 'text' },
      ...RATE,
      { title: '区分', kind: 'text' },
      { title: '版', kind: 'integer' },
    ],
    rows,
  };
}

function departments(model: ReportModel): SheetToWrite {
  return {
    name: '所管課別',
    columns: [
      { title: '所管課', kind: 'text' },
      { title: '指標', kind: 'text' },
      ...RATE,
      { title: '区分', kind: 'text' },
      { title: '算出できない理由', kind: 'text' },
      { title: '数えていないもの', kind: 'text', width: 30 },
    ],
    rows: model.departments.flatMap(({ name, figures }) =>
      figures.map((one) => [
        name,
        one.name,
        ...rateCells(one),
        model.stateLabel,
        one.reason,
        one.notCounted?.sentence ?? null,
      ]),
    ),
  };
}

function rateCells(
  one: Pick<ReportFigureDto, 'percent' | 'numerator' | 'denominator' | 'completeness'>,
): CellToWrite[] {
  const { reported, expected } = one.completeness;
  return [decimal(one.percent), one.numerator, one.denominator, reported, expected];
}

function decimal(text: string | null): number | null {
  return text === null ? null : Number(text);
}
