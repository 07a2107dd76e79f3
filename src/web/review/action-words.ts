import { periodLabel } from '../../kernel/period.js';
import { ACTION_STATE_NAMES, type ActionStatus, isOpen } from '../../review/action-status.js';
import { type ActionCountsDto } from '../../review/review-answer.dto.js';

/** `未了 5件、うち期限超過 1件、新規 2件、完了 1件、取りやめ 0件` */
export function countsSentence(counts: ActionCountsDto): string {
  return [
    `未了 ${counts.open}件、うち期限超過 ${counts.overdue}件`,
    `この月の新規 ${counts.new}件`,
    `この月に完了 ${counts.done}件、取りやめ ${counts.cancelled}件`,
  ].join('。');
}

/** How long it has been carried over: `3か月`; of one taken up in the month, that it is new. */
export function carriedLabel({ carried, isNew }: Pick<ActionStatus, 'carried' | 'isNew'>): string {
  return isNew ? '新規' : `${carried}か月`;
}

/** Where an action stands, with the month in which it ended. */
export function stateLabel({ state, since }: Pick<ActionStatus, 'state' | 'since'>): string {
  return isOpen(state) ? ACTION_STATE_NAMES[state] : `${ACTION_STATE_NAMES[state]}：${periodLabel(since)}`;
}
