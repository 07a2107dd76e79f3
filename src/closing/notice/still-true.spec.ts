import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { holidayCalendar } from '../../reporting/month/holiday-calendar.js';
import { type Notice } from '../../reporting/notice-key.js';
import { type NoticeFacts } from './notice-facts.repository.js';
import { isStillTrue } from './still-true.js';

const about = { month: parseMonth('2026-10'), departmentId: 'd' };
const reminder: Notice = { kind: 'reminder', occasion: 'due', ...about };

function holds(notice: Notice, facts: Partial<NoticeFacts> = {}, at = '2026-11-10T09:00'): boolean {
  const known: NoticeFacts = {
    municipalityName: 'サンプル市',
    dueOn: parseDate('2026-11-10'),
    monthState: 'open',
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
  it('holds for good', () => {
    const ready: Notice = { kind: 'report-ready', month: about.month, revision: 1 };
    expect(holds(ready, { monthState: 'open' }, '2027-03-01T09:00')).toBe(true);
  });
});
