import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { Problem } from '../platform/problem.js';
import { MONTH_STATE_NAMES } from '../reporting/month/month.repository.js';
import { MONTH_LIFE, type MonthAction, type MonthState } from '../reporting/month/month-states.js';

/** The steps of a month that a person takes once it is open. */
export type ClosingAction = Extract<MonthAction, 'close' | 'cancel-close' | 'reopen'>;

const WHAT_TO_DO: Record<ClosingAction, string> = {
  close: '確定できるのは、受付中の月です。',
  'cancel-close': '取り消せるのは、確定処理中の月です。',
  reopen: '訂正のために再開できるのは、確定した月です。',
};

/** 409: the step cannot be taken from the state the month is in. */
export function wrongMonthState(month: Month, state: MonthState, action: ClosingAction): Problem {
  const title = `${periodLabel(month)}は${MONTH_STATE_NAMES[state]}のため、この操作はできません。`;
  const neededState = MONTH_LIFE.steps.find((step) => step.action === action)?.from[0];
  return new Problem(409, 'wrong-month-state', title, {
    detail: WHAT_TO_DO[action],
    extensions: { state, wanted: neededState },
  });
}
