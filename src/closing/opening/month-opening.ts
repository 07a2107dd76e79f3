import { onOrAfterBusinessDay } from '../../kernel/business-day.js';
import { addDays, type IsoDate } from '../../kernel/date.js';
import { monthStart, newestEndedMonth, nextMonth, type Month } from '../../kernel/month.js';
import { periodLabel } from '../../kernel/period.js';
import { Problem } from '../../platform/problem.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';

/** The day by which departments answer: the municipality's due day (1 to 28) in the month after. */
export function dueOn(month: Month, dueDay: number): IsoDate {
  return addDays(monthStart(nextMonth(month)), dueDay - 1);
}

/** The same, moved to the next day on which offices are open: this is the day a month is opened with. */
export function dueOnBusinessDay(month: Month, dueDay: number): IsoDate {
  return onOrAfterBusinessDay(dueOn(month, dueDay), holidayCalendar());
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
