import { onOrAfterBusinessDay } from '../../kernel/business-day.js';
import { addDays, isDate, type IsoDate } from '../../kernel/date.js';
import { dayLabel } from '../../kernel/japanese-era.js';
import { monthStart, newestEndedMonth, nextMonth, type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { invalid, Problem } from '../../platform/problem.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';

/** The day by which departments answer: the municipality's due day (1 to 28) in the month after. */
export function dueOn(month: Month, dueDay: number): IsoDate {
  return addDays(monthStart(nextMonth(month)), dueDay - 1);
}

/** The same, moved to the next day on which offices are open. */
function dueOnBusinessDay(month: Month, dueDay: number): IsoDate {
  return onOrAfterBusinessDay(dueOn(month, dueDay), holidayCalendar());
}

/** A month opened late gives the departments as many days as one opened on the 1st does, but no more than these. */
const MOST_DAYS_LEFT = 5;

/**
 * The day by which departments answer a month that is opened on `today`: its regular one, or a later one where that would
 * leave them fewer days than they are used to.
 */
export function dueOnOpenedAt(month: Month, dueDay: number, today: IsoDate): IsoDate {
  const regular = dueOnBusinessDay(month, dueDay);
  const left = onOrAfterBusinessDay(addDays(today, Math.min(dueDay - 1, MOST_DAYS_LEFT)), holidayCalendar());
  return left > regular ? left : regular;
}

/** The same for a month that is not open yet: opened on the 1st of the following month, or today where that is past. */
export function dueOnOpenedFrom(month: Month, dueDay: number, today: IsoDate): IsoDate {
  const first = monthStart(nextMonth(month));
  return dueOnOpenedAt(month, dueDay, today > first ? today : first);
}

/** How far ahead a due day may be set. */
const LONGEST_DAYS = 366;

/** @throws Problem 422 for a due day before the month has ended, or so late that it must be a slip */
export function refuseUnlikelyDueDay(month: Month, due: string): asserts due is IsoDate {
  const first = monthStart(nextMonth(month));
  if (isDate(due) && due >= first && due <= addDays(first, LONGEST_DAYS)) return;
  const message = `提出期限は、${dayLabel(first)}から1年以内の日を「2026-11-10」の形で入力してください。`;
  throw invalid([{ where: 'dueOn', message }]);
}

/**
 * A month is reported on once its last day is past, so it can be opened from the 1st of the following month on.
 * @throws Problem 422 for a month that is still running or to come
 */
export function refuseUnlessEnded(month: Month, today: IsoDate): void {
  if (month <= newestEndedMonth(today)) return;
  throw new Problem(
    422,
    'month-not-ended',
    `${periodLabel(month)}はまだ終わっていないため、受付を開始できません。`,
    {
      detail: `${monthStart(nextMonth(month))}以降に開始してください。`,
    },
  );
}
