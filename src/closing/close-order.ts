import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { Problem } from '../platform/problem.js';
import { type MonthState } from '../reporting/month/month-states.js';

export interface OpenedMonth {
  month: Month;
  state: MonthState;
  revision: number;
}

/**
 * The earlier months that a first close waits for, oldest first: those opened and not yet closed for the first time.
 * Months never opened and corrections under way block nothing; a correction waits for nothing.
 */
export function monthsBeforeClose(
  { month, revision }: Pick<OpenedMonth, 'month' | 'revision'>,
  opened: readonly OpenedMonth[],
): Month[] {
  if (revision > 1) return [];
  return opened
    .filter((one) => one.month < month && one.revision === 1 && one.state !== 'closed')
    .map((one) => one.month)
    .sort();
}

/** @throws Problem 409 naming the months that are to be closed first */
export function refuseOutOfOrder(
  closing: Pick<OpenedMonth, 'month' | 'revision'>,
  opened: readonly OpenedMonth[],
): void {
  const before = monthsBeforeClose(closing, opened);
  if (before.length === 0) return;
  const names = before.map(periodLabel).join('、');
  throw new Problem(409, 'earlier-month-open', `先に${names}を確定してください。`, {
    detail: `${periodLabel(closing.month)}より前の月に、まだ一度も確定していない月があります。月は古い順に確定します。`,
    extensions: { open: before },
  });
}
