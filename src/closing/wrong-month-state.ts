import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { Problem } from '../platform/problem.js';
import { MONTH_STATE_NAMES } from '../reporting/month/month.repository.js';
import { type MonthState } from '../reporting/month/month-states.js';

const WHAT_TO_DO: Record<MonthState, string> = {
  open: '確定できるのは、受付中の月です。',
  closing: '取り消せるのは、確定処理中の月です。',
  closed: '訂正のために再開できるのは、確定した月です。',
};

/** 409: the step asked for cannot be taken from the state the month is in. */
export function wrongMonthState(month: Month, state: MonthState, wanted: MonthState): Problem {
  const title = `${periodLabel(month)}は${MONTH_STATE_NAMES[state]}のため、この操作はできません。`;
  return new Problem(409, 'wrong-month-state', title, {
    detail: WHAT_TO_DO[wanted],
    extensions: { state, wanted },
  });
}
