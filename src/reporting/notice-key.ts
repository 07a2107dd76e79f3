import { isDate, type IsoDate } from '../kernel/date.js';
import { isMonth, type Month } from '../kernel/month.js';

/** When a department that has not submitted is asked to: before the due day, on it, after it. */
const REMINDER_OCCASIONS = ['before', 'due', 'after'] as const;
export type ReminderOccasion = (typeof REMINDER_OCCASIONS)[number];

const BY_HAND = 'reminder-by-hand-';

/** What people are notified of by mail. */
export type Notice =
  | { kind: 'reminder'; occasion: ReminderOccasion; month: Month; departmentId: string }
  | { kind: 'reminder-by-hand'; day: IsoDate; month: Month; departmentId: string }
  | { kind: 'returned' | 'accepted'; month: Month; departmentId: string }
  | { kind: 'report-ready' | 'report-failed'; month: Month; revision: number };

/**
 * The key of its owed work `notice`: `reminder-due.2026-10.<department>`,
 * `reminder-by-hand-2026-11-12.2026-10.<department>` (its day), `returned.2026-10.<department>`,
 * `report-ready.2026-10.1` (its revision).
 */
export function noticeKey(notice: Notice): string {
  switch (notice.kind) {
    case 'reminder':
      return `reminder-${notice.occasion}.${notice.month}.${notice.departmentId}`;
    case 'reminder-by-hand':
      return `${BY_HAND}${notice.day}.${notice.month}.${notice.departmentId}`;
    case 'report-ready':
    case 'report-failed':
      return `${notice.kind}.${notice.month}.${notice.revision}`;
    case 'returned':
    case 'accepted':
      return `${notice.kind}.${notice.month}.${notice.departmentId}`;
  }
}

/** Reads such a key. @throws Error for any other */
export function readNoticeKey(key: string): Notice {
  const [kind = '', month = '', last = ''] = key.split('.');
  if (isMonth(month) && last !== '') {
    const occasion = REMINDER_OCCASIONS.find((one) => kind === `reminder-${one}`);
    if (occasion) return { kind: 'reminder', occasion, month, departmentId: last };
    const day = kind.startsWith(BY_HAND) ? kind.slice(BY_HAND.length) : '';
    if (isDate(day)) return { kind: 'reminder-by-hand', day, month, departmentId: last };
    if (kind === 'returned' || kind === 'accepted') return { kind, month, departmentId: last };
    const isReport = kind === 'report-ready' || kind === 'report-failed';
    if (isReport && /^[1-9]\d*$/.test(last)) return { kind, month, revision: Number(last) };
  }
  throw new Error(`not the key of a notice: ${key}`);
}
