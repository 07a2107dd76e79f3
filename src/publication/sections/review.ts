import { grouped } from '../../kernel/figure-words.js';
import { periodLabel } from '../../kernel/period.js';
import { type ActionState } from '../../review/action-states.js';
import { ACTION_STATE_NAMES, isOpen } from '../../review/action-status.js';
import { type ActionCountsDto } from '../../review/review-answer.dto.js';
import { type ReportModel, type ShownReport } from '../report-model.js';
import {
  type ReportActionDto,
  type ReportReviewDto,
  type ReportReviewTextDto,
} from '../report-parts-answer.dto.js';
import { type Subject } from '../section/datum.js';
import { codesOf, count, month, text, type ReportColumn, word } from '../section/report-column.js';
import { type Block, type ReportSection, type Tone, table } from '../section/report-section.js';
import { wholeOf } from './own-figure.js';

const TEXT_COLUMNS: ReportColumn<ReportReviewTextDto>[] = [
  word('department', '課', ({ department }) => department, { heading: true }),
  ...(
    [
      ['issues', '課題', 'この月の課題。'],
      ['measures', '対応', 'この月の対応。'],
      ['plans', '次月の予定', '次の月に行うこと。'],
    ] as const
  ).map(([field, label, meaning]) =>
    text<ReportReviewTextDto>(field, label, (row) => row[field], { prose: true, meaning }),
  ),
];

type Action = ReportActionDto & { month: ReportModel['period']['month'] };

const STATE_TONES: Record<ActionState, Tone> = {
  'not-started': 'plain',
  'in-progress': 'doubt',
  done: 'good',
  cancelled: 'plain',
};

const ACTION_COLUMNS: ReportColumn<Action>[] = [
  count('number', '番号', ({ number }) => number),
  text('content', '対応事項', ({ content }) => content, {
    heading: true,
    link: ({ id, month: of }) => ({ to: 'action', id, month: of }),
    meaning: '行うこと。',
  }),
  word('department', '担当課', ({ department }) => department),
  month('due', '期限', ({ dueMonth }) => dueMonth, { meaning: 'この月の末までに行う（西暦、年-月）。' }),
  word('state', '状態', ({ state }) => ACTION_STATE_NAMES[state], {
    words: stateInWords,
    tone: ({ state }) => STATE_TONES[state],
    mark: ({ overdue }) => (overdue ? '期限超過' : undefined),
    meaning: `${Object.values(ACTION_STATE_NAMES).join('、')}のいずれか。`,
  }),
  text('overdue', '期限超過', ({ overdue }) => (overdue ? '該当' : null), {
    on: ['sheet', 'data'],
    meaning: '該当する対応事項にだけ行がある。',
  }),
  text('new', '新規', ({ isNew }) => (isNew ? '該当' : null), {
    on: ['sheet', 'data'],
    meaning: 'この月に決めた対応事項にだけ行がある。',
  }),
  count('carried', '繰越', ({ carried }) => carried, {
    unit: 'か月',
    sheet: '繰越（月）',
    words: ({ isNew, carried }) => (isNew ? '新規' : `${carried}か月`),
    meaning: '対応事項を決めた月からの月数。',
  }),
  text('comment', '直近のコメント', ({ comment }) => comment, {
    prose: true,
    meaning: '最後に書かれたコメント。',
  }),
];

const COUNT_COLUMNS: ReportColumn<ActionCountsDto>[] = (
  [
    ['open', '未了の対応事項', '月末に完了も取りやめもしていないもの。'],
    ['overdue', '期限を過ぎた対応事項', '未了のうち期限を過ぎたもの。'],
    ['new', '新規の対応事項', 'この月に決めたもの。'],
    ['done', '完了した対応事項', 'この月に完了したもの。'],
    ['cancelled', '取りやめた対応事項', 'この月に取りやめたもの。'],
  ] as const
).map(([field, label, meaning]) => count(field, label, (counts) => counts[field], { meaning, unit: '件' }));

const TERMS: ReportModel['definitions'] = [
  {
    term: '対応事項',
    meaning: '課題への対応として、担当課と期限を決めたもの。完了するか取りやめるまで、毎月の報告に繰り越す。',
  },
  { term: '期限超過', meaning: '期限の月が終わっても、完了も取りやめもしていないこと。' },
  { term: '繰越', meaning: '対応事項を決めた月からの月数。' },
];

/** 課題と対応 of the month and the actions. */
export const REVIEW: ReportSection = {
  key: 'review',
  title: '課題と対応',
  codes: [
    ...codesOf('review', TEXT_COLUMNS),
    ...codesOf('action', ACTION_COLUMNS),
    ...codesOf('actions', COUNT_COLUMNS),
  ],
  terms: ({ review }) => (review && review.actions.length > 0 ? TERMS : []),
  blocks: (model) => {
    const { review } = model;
    if (!review) return [];
    return [
      ...(review.texts.length > 0 ? [textTable(review)] : []),
      ...(review.actions.length > 0 ? actionTables(review, model) : []),
    ];
  },
};

function textTable({ texts }: ReportReviewDto): Block {
  return table<ReportReviewTextDto>({
    ...{
      key: 'report-review',
      caption: '課ごとの課題、対応、次月の予定',
      columns: TEXT_COLUMNS,
      rows: texts,
    },
    code: 'review',
    subject: ({ department, departmentKey: scopeKey }) => ({
      ...{ scope: '課題と対応', scopeKey, scopeName: department, department },
    }),
    ...{ sheet: '課題と対応', stated: true },
  });
}

function actionTables({ actions, counts }: ReportReviewDto, model: ShownReport): Block[] {
  const whole = wholeOf(model);
  return [
    table<ActionCountsDto>({
      ...{
        key: 'action-counts',
        caption: '対応事項の数',
        columns: COUNT_COLUMNS,
        rows: [counts],
        read: false,
      },
      code: 'actions',
      subject: () => whole,
    }),
    table<Action>({
      ...{ key: 'report-actions', caption: '対応事項', titled: true, lead: countsInWords(counts) },
      columns: ACTION_COLUMNS,
      rows: actions.map((action) => ({ ...action, month: model.period.month })),
      code: 'action',
      subject: ({ number, content, department }): Subject => ({
        ...{ scope: '対応事項', scopeKey: String(number), scopeName: content, department },
      }),
      ...{ sheet: '対応事項', stated: true },
    }),
  ];
}

function countsInWords(counts: ActionCountsDto): string {
  return [
    `未了 ${grouped(counts.open)}件（うち期限超過 ${grouped(counts.overdue)}件）`,
    `この月の新規 ${grouped(counts.new)}件`,
    `この月に完了 ${grouped(counts.done)}件`,
    `取りやめ ${grouped(counts.cancelled)}件`,
  ].join('、');
}

/** Where an action stands, with the month in which it ended. */
function stateInWords({ state, since }: Action): string {
  const name = ACTION_STATE_NAMES[state];
  return isOpen(state) ? name : `${name}：${periodLabel(since)}`;
}
