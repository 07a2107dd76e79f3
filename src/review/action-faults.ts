import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { type Fault } from '../platform/problem.js';
import { type ActionFields, ACTION_STATE_NAMES, type ActionStatus, isOpen } from './action-status.js';

export const LONGEST_CONTENT = 200;
export const LONGEST_COMMENT = 1000;

/**
 * What is wrong with a step of an action in a month; `before` is how it stood at the month's end, null for a new one.
 * Every fault at once, empty where all is well.
 */
export function actionFaults(newAction: ActionFields, before: ActionStatus | null, month: Month): Fault[] {
  const faults: Fault[] = [];
  const fault = (where: keyof ActionFields, message: string) => faults.push({ where, message });
  if (newAction.content === '') fault('content', '対応事項を入力してください。');
  if (newAction.content.length > LONGEST_CONTENT)
    fault('content', `対応事項は${LONGEST_CONTENT}文字以内で入力してください。`);
  if (newAction.comment !== null && newAction.comment.length > LONGEST_COMMENT)
    fault('comment', `コメントは${LONGEST_COMMENT}文字以内で入力してください。`);
  if (newAction.dueMonth !== before?.dueMonth && newAction.dueMonth <= month)
    fault(
      'dueMonth',
      `${periodLabel(month)}はすでに終わっています。期限は、それより後の月を入力してください。`,
    );
  if (newAction.comment === null) {
    if (newAction.state === 'cancelled') fault('comment', '取りやめる理由をコメントに入力してください。');
    if (before && !isOpen(before.state) && isOpen(newAction.state))
      fault('comment', `${ACTION_STATE_NAMES[before.state]}から戻す理由をコメントに入力してください。`);
  }
  if (before && !isOpen(before.state) && !isOpen(newAction.state) && before.since !== month)
    fault(
      'state',
      `${periodLabel(before.since)}に${ACTION_STATE_NAMES[before.state]}となっています。変更するには、状態を未着手か対応中に戻してください。`,
    );
  return faults;
}
