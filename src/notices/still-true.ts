import { type HolidayCalendar } from '../kernel/business-day.js';
import { type Notice } from '../reporting/notice-key.js';
import { reminderOccasion } from './reminder/reminder-occasion.js';
import { type NoticeFacts } from './notice-facts.repository.js';

/** How long a report is news. Reports of months closed long ago may be made again after an upgrade. */
const NEWS_MS = 7 * 86_400_000;

/**
 * Whether what a notice says still holds. Nobody is reminded who has submitted meanwhile, or by a mail that a later
 * reminder has overtaken; nobody hears of a return that was answered, of an acceptance that was taken back, or of a
 * report that is not there in every format.
 */
export function isStillTrue(
  notice: Notice,
  { dueOn, monthState, submissionState, ...facts }: NoticeFacts,
  now: Date,
  calendar: HolidayCalendar,
): boolean {
  const isOfRevision = (revision: number) => monthState === 'closed' && facts.revision === revision;
  const isSubmitted = submissionState === 'submitted' || submissionState === 'accepted';
  const isAwaited = monthState === 'open' && !isSubmitted;
  switch (notice.kind) {
    case 'reminder':
      return isAwaited && reminderOccasion(dueOn, now, calendar) === notice.occasion;
    case 'reminder-by-hand':
      return isAwaited;
    case 'report-ready':
      return (
        isOfRevision(notice.revision) &&
        facts.reportComplete &&
        facts.closedAt !== null &&
        now.getTime() - facts.closedAt.getTime() <= NEWS_MS
      );
    case 'report-failed':
      return isOfRevision(notice.revision) && !facts.reportComplete && facts.failedForms.length > 0;
    case 'returned':
    case 'accepted':
      return submissionState === notice.kind;
  }
}
