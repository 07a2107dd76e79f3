import { type Month } from '../../kernel/month.js';
import { type SheetToWrite } from '../../platform/tabular/sheet-to-write.js';
import { ACTION_STATE_NAMES, isOpen } from '../../review/action-standing.js';
import { type ActionOfMonthDto } from '../../review/review-answer.dto.js';

const COLUMNS = [
  { title: '対象月', kind: 'text' },
  { title: '番号', kind: 'integer' },
  { title: '対応事項', kind: 'text' },
  { title: '課コード', kind: 'text' },
  { title: '担当課', kind: 'text' },
  { title: '期限', kind: 'text' },
  { title: '状態', kind: 'text' },
  { title: '期限超過', kind: 'text' },
  { title: '新規の月', kind: 'text' },
  { title: '繰越月数', kind: 'integer' },
  { title: '完了・取りやめの月', kind: 'text' },
  { title: '直近のコメント', kind: 'text' },
] as const;

/** Actions as they stood at a month's end, as one sheet. */
export function actionSheet(month: Month, actions: readonly ActionOfMonthDto[]): SheetToWrite {
  return {
    name: '対応事項',
    columns: COLUMNS,
    rows: actions.map((action) => [
      month,
      action.number,
      action.content,
      action.departmentCode,
      action.departmentName,
      action.dueMonth,
      ACTION_STATE_NAMES[action.state],
      action.overdue ? '期限超過' : null,
      action.createdIn,
      action.carried,
      isOpen(action.state) ? null : action.since,
      action.comment,
    ]),
  };
}
