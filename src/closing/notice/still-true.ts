import { type HolidayCalendar } from '../../kernel/business-day.js';
import { type Notice } from '../../reporting/notice-key.js';
import { reminderOccasion } from '../schedule/reminder-occasion.js';
import { type NoticeFacts } from './notice-facts.repository.js';

/**
 * Whether what a notice tells still holds. Nobody is reminded who has submitted meanwhile, or by a mail that a later
 * reminder has overtaken; nobody hears of a return that has been mended or of an acceptance that was taken back.
 */
export function isStillTrue(
  notice: Notice,
  { dueOn, monthState, submissionState }: NoticeFacts,
  now: Date,
  calendar: HolidayCalendar,
): boolean {
  switch (notice.kind) {
    case 'reminder':
      return (
        monthState === 'open' &&
        submissionState !== 'submitted' &&
        submissionState !== 'accepted' &&
        reminderOccasion(dueOn, now, calendar) === notice.occasion
      );
    case 'report-ready':
      return true;
    default:
      return submissionState === notice.kind;
  }
}
