import { FIGURE_WORDS } from '../../kernel/figure-words.js';
import { identityLines } from '../identity-lines.js';
import { type ShownReport } from '../report-model.js';
import { STATE_WORDS } from '../report-words.js';
import { codesOf, text, type ReportColumn } from '../section/report-column.js';
import { type Block, type ReportSection, table } from '../section/report-section.js';
import { overviewInWords, targetOverview, type TargetOverview } from '../targets/target-overview.js';
import { wholeOf } from './own-figure.js';
import { JUDGEMENT, LATEST, TARGET_NAME } from './targets.js';

/** The same column of the target that a row is about. */
function ofTarget(column: ReportColumn<TargetOverview['target']>): ReportColumn<TargetOverview> {
  return { ...column, cell: ({ target }) => column.cell(target), sheet: [], data: () => [] };
}

const OVERVIEW_COLUMNS: ReportColumn<TargetOverview>[] = [
  ofTarget(TARGET_NAME),
  text('goal', '次の目標値', ({ goal }) => goal, { period: true }),
  ofTarget(LATEST),
  ofTarget(JUDGEMENT),
  text('deviation', '軌道との乖離', ({ deviation }) => deviation, { period: true }),
  text('outlook', '予定年月による見込み', ({ outlook }) => outlook),
];

const LINE_COLUMNS: ReportColumn<[string, string]>[] = [
  text('term', '項目', ([term]) => term),
  text('text', '内容', ([, content]) => content, { sheetWidth: 90 }),
];

const REPORT_DATA: ReportColumn<ShownReport>[] = [
  text('computedAt', FIGURE_WORDS.computedAt, ({ computedAt }) => computedAt, {
    meaning: '値を集計した日時（協定世界時、ISO 8601）。',
  }),
  text('digest', '内容のダイジェスト', ({ digest }) => digest, {
    meaning: '報告書の内容全体の照合用の値（SHA-256）。',
  }),
  text('missing', '報告のない課', ({ missing }) => missing?.sentence, {
    meaning: '報告が1つも数えられていない課。なければ行がない。',
  }),
  text('stale', '値が古いこと', ({ stale }) => stale?.sentence, {
    meaning: '計算に入っていない変更があるときの、時点、理由、対応。なければ行がない。',
  }),
  text('snapshotDigest', '確定した記録のダイジェスト', ({ snapshotDigest }) => snapshotDigest, {
    meaning: '確定したときに固定した記録の照合用の値（SHA-256）。速報では行がない。',
  }),
];

/** What is to be read first; below it the targets at a glance. */
export const SUMMARY: ReportSection = {
  key: 'summary',
  title: '概要',
  codes: codesOf('report', REPORT_DATA),
  blocks: (model) => {
    const overview = targetOverview(model);
    return [
      { kind: 'sentences', sentences: model.summary },
      ...(overview.length > 0 ? [overviewTable(overview)] : []),
      table<[string, string]>({
        ...{ key: 'lines', caption: '概要', columns: LINE_COLUMNS, read: false, sheet: '概要' },
        rows: linesOf(model, overview),
      }),
      table<ShownReport>({
        ...{ key: 'report', caption: '報告書', columns: REPORT_DATA, rows: [model], read: false },
        ...{ code: 'report', subject: wholeOf },
      }),
    ];
  },
};

function overviewTable(rows: readonly TargetOverview[]): Block {
  return table<TargetOverview>({
    ...{ key: 'report-overview', caption: '目標と見込み', titled: true, columns: OVERVIEW_COLUMNS, rows },
  });
}

function linesOf(model: ShownReport, overview: readonly TargetOverview[]): [string, string][] {
  const { edition, comparedWith: before } = model;
  return [
    ...identityLines(model),
    ['優先手続一覧', `${edition.title}（${edition.date}）`],
    ['一覧の出典', edition.source],
    ['前月', before ? `${before.label} 第${before.revision}版 ${STATE_WORDS[before.state]}` : '記録なし'],
    ...model.summary.map((sentence): [string, string] => ['概況', sentence]),
    ...overview.map((one): [string, string] => ['目標と見込み', overviewInWords(one)]),
  ];
}
