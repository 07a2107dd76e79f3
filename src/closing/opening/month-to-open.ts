import { type IsoDate } from '../../kernel/date.js';
import { type Month, newestEndedMonth } from '../../kernel/month.js';

/**
 * The month that opens by itself: the one that ended last, from the 1st of the following month on, unless it has been
 * opened. Null too where no month was ever opened: the first is a decision, e.g. of somebody who only looks at
 * published figures. Older gaps are left to people, and so is a month that was taken back after it had ended.
 */
export function monthToOpen(
  today: IsoDate,
  opened: readonly Month[],
  withdrawn: readonly { month: Month; on: IsoDate }[] = [],
): Month | null {
  const ended = newestEndedMonth(today);
  if (opened.length === 0 || opened.includes(ended)) return null;
  // Taken back before it was over, by a clock that was wrong, it opens like any other once it is.
  const isMeant = withdrawn.some(
    ({ month, on }) => month === ended && on <= today && newestEndedMonth(on) >= ended,
  );
  return isMeant ? null : ended;
}
