import { ACTION_STATE_NAMES } from '../../review/action-standing.js';
import { type DataCode } from '../data-code.js';

/** What the long form tells of what was written with the month and of actions. */
export const REVIEW_CODES = {
  'review.issues': { name: '課題', meaning: 'この月の課題。' },
  'review.measures': { name: '対応', meaning: 'この月の対応。' },
  'review.plans': { name: '次月の予定', meaning: '次の月に行うこと。' },
  'action.content': { name: '対応事項', meaning: '行うこと。' },
  'action.due': { name: '期限', meaning: 'この月の末までに行う（西暦、年-月）。' },
  'action.state': { name: '状態', meaning: `${Object.values(ACTION_STATE_NAMES).join('、')}のいずれか。` },
  'action.overdue': { name: '期限超過', meaning: '該当する対応事項にだけ行がある。' },
  'action.new': { name: '新規', meaning: 'この月に決めた対応事項にだけ行がある。' },
  'action.carried': { name: '繰越', unit: 'か月', meaning: '対応事項を決めた月からの月数。' },
  'action.comment': { name: '直近のコメント', meaning: '最後に書かれたコメント。' },
  'actions.open': { name: '未了の対応事項', unit: '件', meaning: '月末に完了も取りやめもしていないもの。' },
  'actions.overdue': { name: '期限を過ぎた対応事項', unit: '件', meaning: '未了のうち期限を過ぎたもの。' },
  'actions.new': { name: '新規の対応事項', unit: '件', meaning: 'この月に決めたもの。' },
  'actions.done': { name: '完了した対応事項', unit: '件', meaning: 'この月に完了したもの。' },
  'actions.cancelled': { name: '取りやめた対応事項', unit: '件', meaning: 'この月に取りやめたもの。' },
} as const satisfies Record<string, DataCode>;
