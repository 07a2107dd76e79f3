import { addBusinessDays, closedBecause, type HolidayCalendar } from '../../kernel/business-day.js';
import { tokyoDate } from '../../kernel/clock.js';
import { addDays, type IsoDate } from '../../kernel/date.js';
import { type ReminderOccasion } from '../../reporting/notice-key.js';

const NINE_HOURS_MS = 9 * 3_600_000;
const BUSINESS_DAYS_BEFORE = 3;
/** How long after its day a reminder that could not go out is still worth sending. */
const LATEST_DAYS = 7;

/** Whether reminders go out at an instant: on days on which offices are open, from nine in the morning in Japan. */
export function remindersGoOut(now: Date, calendar: HolidayCalendar): boolean {
  const today = tokyoDate(now);
  return today === officeDay(now) && closedBecause(today, calendar) === null;
}

/**
 * The reminder that holds at `now`: from three business days before the due day until it, on the due
 * day, or from the next business day after it for a week; null at other times. Its day begins at nine in the morning.
 * A missed one is not replayed once a later one is due: nobody is reminded twice in one morning.
 */
export function reminderOccasion(
  dueOn: IsoDate,
  now: Date,
  calendar: HolidayCalendar,
): ReminderOccasion | null {
  const today = officeDay(now);
  const after = addBusinessDays(dueOn, 1, calendar);
  if (today >= after) return today <= addDays(after, LATEST_DAYS) ? 'after' : null;
  if (today === dueOn) return 'due';
  if (today > dueOn) return null;
  return today >= addBusinessDays(dueOn, -BUSINESS_DAYS_BEFORE, calendar) ? 'before' : null;
}

/** The day in Japan, where a day begins at nine in the morning. */
function officeDay(now: Date): IsoDate {
  return tokyoDate(new Date(now.getTime() - NINE_HOURS_MS));
}
