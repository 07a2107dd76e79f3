import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { parseMonth } from '../../kernel/month.js';
import { type SubmissionOverviewDto } from '../../reporting/submission/submission.dto.js';
import { latenessOf } from './lateness.js';

const month = { month: parseMonth('2026-10'), dueOn: parseDate('2026-11-10') };
const submission = (
  departmentCode: string,
  state: SubmissionOverviewDto['state'],
  saved = 0,
): SubmissionOverviewDto => ({
  departmentId: departmentCode,
  departmentCode,
  departmentName: `${departmentCode}課`,
  divisionName: null,
  state,
  onBehalf: false,
  returnReason: null,
  submittedAt: null,
  submittedBy: null,
  acceptedAt: null,
  acceptedBy: null,
  expected: 4,
  saved,
  version: 1,
});

describe('who is late', () => {
  it('nobody is on the due day itself, everybody waiting is the day after', () => {
    const on = (day: string) => latenessOf(month, [], parseDate(day)).overdue;
    expect([on('2026-11-10'), on('2026-11-11')]).toEqual([false, true]);
  });

  it('lists those whose report is still with them, the emptiest first', () => {
    const all = [
      submission('1', 'accepted', 4),
      submission('2', 'draft', 3),
      submission('3', 'not-started'),
      submission('4', 'returned', 4),
      submission('5', 'submitted', 4),
    ];
    const { waiting, states } = latenessOf(month, all, parseDate('2026-11-01'));
    expect(waiting.map(({ departmentCode }) => departmentCode)).toEqual(['3', '2', '4']);
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
  });

  it('names only states that some department is in', () => {
    const { states } = latenessOf(month, [submission('1', 'draft')], parseDate('2026-11-01'));
    expect(states).toEqual([{ state: 'draft', name: '作成中', count: 1 }]);
  });
});
