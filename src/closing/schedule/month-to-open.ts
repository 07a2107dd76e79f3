import { type IsoDate } from '../../kernel/date.js';
import { type Month, newestEndedMonth } from '../../kernel/month.js';

/**
 * The month that opens by itself: the one that ended last, from the 1st of the following month on, unless it has been
 * opened. Null too where no month was ever opened: the first is a decision, e.g. of somebody who only looks at
 * published figures. Older gaps are left to people.
 */
export function monthToOpen(today: IsoDate, opened: readonly Month[]): Month | null {
  const ended = newestEndedMonth(today);
  return opened.length === 0 || opened.includes(ended) ? null : ended;
}
