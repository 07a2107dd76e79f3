import { type IsoDate } from '../../kernel/date.js';
import { addMonths, type Month, newestEndedMonth } from '../../kernel/month.js';

/** How far back a month can be chosen to be opened. */
const BACK = 12;

/**
 * The months that could be opened for reporting: ended and not opened yet, of the last twelve. The one to come next
 * stands first: the oldest after the newest opened, or the newest of all where none has been opened.
 */
export function openableMonths(opened: readonly Month[], today: IsoDate): Month[] {
  const newest = newestEndedMonth(today);
  const ended = Array.from({ length: BACK }, (_, i) => addMonths(newest, -i)).filter(
    (month) => !opened.includes(month),
  );
  const last = [...opened].sort().at(-1);
  const next = last === undefined ? ended[0] : ended.filter((month) => month > last).at(-1);
  return next === undefined ? ended : [next, ...ended.filter((month) => month !== next)];
}
