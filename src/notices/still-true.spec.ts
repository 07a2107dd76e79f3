import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../kernel/date.js';
import { parseMonth } from '../kernel/month.js';
import { holidayCalendar } from '../reporting/month/holiday-calendar.js';
import { type Notice } from '../reporting/notice-key.js';
import { type NoticeFacts } from './notice-facts.repository.js';
import { isStillTrue } from './still-true.js';

const about = { month: parseMonth('2026-10'), departmentId: 'd' };
const reminder: Notice = { kind: 'reminder', occasion: 'due', ...about };

function holds(notice: Notice, facts: Partial<NoticeFacts> = {}, at = '2026-11-10T09:00'): boolean {
  const known: NoticeFacts = {
    municipalityName: 'サンプル市',
    dueOn: parseDate('2026-11-10'),
    monthState: 'open',
    revision: 1,
    closedAt: null,
    reportComplete: false,
    failedForms: [],
    departmentName: '市民課',
    submissionState: null,
    returnReason: null,
    returnedRows: [],
    ...facts,
  };
  return isStillTrue(notice, known, new Date(`${at}+09:00`), holidayCalendar());
}

describe('a reminder', () => {
  it('holds for a department that has not begun, is writing, waits for its head or was returned', () => {
    for (const submissionState of [null, 'draft', 'checking', 'returned'] as const)
      expect(holds(reminder, { submissionState })).toBe(true);
  });

  it('is not sent to one that has submitted, of a month that is closing, or on a later day', () => {
    expect(holds(reminder, { submissionState: 'submitted' })).toBe(false);
    expect(holds(reminder, { submissionState: 'accepted' })).toBe(false);
    expect(holds(reminder, { monthState: 'closing' })).toBe(false);
    expect(holds(reminder, {}, '2026-11-11T09:00')).toBe(false);
  });
});

describe('a result', () => {
  it('holds as long as the submission is what it tells', () => {
    expect(holds({ kind: 'returned', ...about }, { submissionState: 'returned' })).toBe(true);
    expect(holds({ kind: 'returned', ...about }, { submissionState: 'submitted' })).toBe(false);
    expect(holds({ kind: 'accepted', ...about }, { submissionState: 'accepted', monthState: 'closed' })).toBe(
      true,
    );
    expect(holds({ kind: 'accepted', ...about }, { submissionState: 'returned' })).toBe(false);
  });
});

describe('the news of a report', () => {
  const ready: Notice = { kind: 'report-ready', month: about.month, revision: 1 };
  const closed = {
    monthState: 'closed',
    closedAt: new Date('2026-11-20T09:00:00+09:00'),
    reportComplete: true,
  } as const;

  it('holds for a week from the close, once every form of it is there', () => {
    expect(holds(ready, closed, '2026-11-20T09:05')).toBe(true);
    expect(holds(ready, closed, '2026-11-27T09:00')).toBe(true);
    expect(holds(ready, closed, '2026-11-27T09:01')).toBe(false);
    expect(holds(ready, { ...closed, reportComplete: false }, '2026-11-20T09:05')).toBe(false);
  });

  it('that a form of it cannot be made holds until it is made', () => {
    const failed: Notice = { ...ready, kind: 'report-failed' };
    const facts = { ...closed, reportComplete: false, failedForms: ['pdf'] };
    expect(holds(failed, facts)).toBe(true);
    expect(holds(failed, { ...facts, failedForms: [] })).toBe(false);
    expect(holds(failed, { ...facts, reportComplete: true })).toBe(false);
    expect(holds(failed, { ...facts, revision: 2 })).toBe(false);
  });

  it('does not hold while the month is open again, or once a later revision is closed', () => {
    expect(holds(ready, { ...closed, monthState: 'open', revision: 2, closedAt: null })).toBe(false);
    expect(holds(ready, { ...closed, revision: 2 }, '2026-11-20T09:05')).toBe(false);
  });
});
