import { grouped, NO_FIGURE } from '../../kernel/figure-words.js';
import { ACTION_STATE_NAMES } from '../../review/action-standing.js';
import { periodLabel } from '../../kernel/period.js';
import { type ReportModel } from '../report-model.js';
import { type ReportActionDto, type ReportReviewDto } from '../report-parts-answer.dto.js';
import { lead } from './figure-sections.js';
import { column, inCell } from './printed-figure.js';
import { type PrintedBlock, type PrintedSection } from './printed-report.js';

/** 課題と対応 of the month and the actions; nothing where nobody wrote anything. */
export function reviewSections({ review }: ReportModel): PrintedSection[] {
  return review ? [{ heading: '課題と対応', blocks: [...textBlocks(review), ...actionBlocks(review)] }] : [];
}

function textBlocks({ texts }: ReportReviewDto): PrintedBlock[] {
  if (texts.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [column('課', 1.6), column('課題', 3), column('対応', 3), column('次月の予定', 3)],
      rows: texts.map(({ department, issues, measures, plans }) => [
        department,
        ...[issues, measures, plans].map((text) => text ?? NO_FIGURE),
      ]),
    },
  ];
}

function actionBlocks({ actions, counts }: ReportReviewDto): PrintedBlock[] {
  if (actions.length === 0) return [];
  const told = [
    `未了 ${grouped(counts.open)}件（うち期限超過 ${grouped(counts.overdue)}件）`,
    `新規 ${grouped(counts.new)}件`,
    `完了 ${grouped(counts.done)}件`,
    `取りやめ ${grouped(counts.cancelled)}件`,
  ].join('、');
  return [
    { kind: 'subheading', text: '対応事項' },
    lead(told),
    {
      kind: 'table',
      columns: [
        column('番号', 0.7, 'right'),
        column('対応事項', 3.6),
        column('担当課', 1.6),
        column('期限', 1.7),
        column('状態', 1.3),
        column('繰越', 1, 'right'),
        column('直近のコメント', 2.6),
      ],
      rows: actions.map((action) => [
        String(action.number),
        action.content,
        action.department,
        inCell(periodLabel(action.dueMonth)),
        stateCell(action),
        action.isNew ? '新規' : `${action.carried}か月`,
        action.comment ?? NO_FIGURE,
      ]),
    },
  ];
}

function stateCell({ state, overdue }: ReportActionDto): string {
  return overdue ? `${ACTION_STATE_NAMES[state]}\n期限超過` : ACTION_STATE_NAMES[state];
}
