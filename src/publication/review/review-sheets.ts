import { type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { ACTION_STATE_NAMES } from '../../review/action-standing.js';
import { type ReportModel } from '../report-model.js';

/** The sheets of what was written with the month and of actions; those that are filled. */
export function reviewSheets({ review, stateLabel }: ReportModel): SheetToWrite[] {
  const sheets: SheetToWrite[] = [];
  if (review && review.texts.length > 0) {
    sheets.push({
      name: '課題と対応',
      columns: [
        { title: '課', kind: 'text' },
        { title: '課題', kind: 'text', width: 40 },
        { title: '対応', kind: 'text', width: 40 },
        { title: '次月の予定', kind: 'text', width: 40 },
        { title: '区分', kind: 'text' },
      ],
      rows: review.texts.map(({ department, issues, measures, plans }) => [
        ...[department, issues, measures, plans, stateLabel],
      ]),
    });
  }
  if (review && review.actions.length > 0) {
    sheets.push({
      name: '対応事項',
      columns: [
        { title: '番号', kind: 'integer' },
        { title: '対応事項', kind: 'text', width: 40 },
        { title: '担当課', kind: 'text' },
        { title: '期限', kind: 'text' },
        { title: '状態', kind: 'text' },
        { title: '期限超過', kind: 'text' },
        { title: '新規', kind: 'text' },
        { title: '繰越（月）', kind: 'integer' },
        { title: '直近のコメント', kind: 'text', width: 40 },
        { title: '区分', kind: 'text' },
      ],
      rows: review.actions.map((action) => [
        ...[action.number, action.content, action.department, action.dueMonth],
        ...[ACTION_STATE_NAMES[action.state], action.overdue ? '期限超過' : null],
        ...[action.isNew ? '新規' : null, action.carried, action.comment, stateLabel],
      ]),
    });
  }
  return sheets;
}
