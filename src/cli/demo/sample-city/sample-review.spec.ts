import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../../../kernel/month.js';
import { actionFaults } from '../../../review/action-faults.js';
import { type ActionStep, belongsTo, statusAt } from '../../../review/action-status.js';
import { readSampleCity } from './sample-city.js';
import { readSampleReview, type SampleAction } from './sample-review.js';
import { monthNumbered, windowEnding } from './window.js';

const city = await readSampleCity();
const { texts, actions } = await readSampleReview();
const window = windowEnding(parseMonth('2026-10'));
const codes = city.departments.map(({ code }) => code);
const last = monthNumbered(window, window.months.length - 1);

/** The steps of an action entered month by month; fails where one could not be entered. */
function stepsOf({ content, at, due, department, steps }: SampleAction): ActionStep[] {
  const stepsOfAction: ActionStep[] = [];
  for (const { at: number, ...statement } of [{ at, comment: null }, ...steps]) {
    const month = monthNumbered(window, number);
    const before = statusAt(stepsOfAction, month);
    const fields = {
      content,
      departmentId: department,
      dueMonth: monthNumbered(window, due),
      state: before?.state ?? ('not-started' as const),
      ...statement,
    };
    expect(actionFaults(fields, before, month)).toEqual([]);
    const recorded = { recordedBy: 'サンプル', recordedAt: new Date(0) };
    stepsOfAction.push({ ordinal: stepsOfAction.length + 1, month, ...fields, ...recorded });
  }
  return stepsOfAction;
}

describe('the review of the sample city', () => {
  it('is of departments it has and months it reports', () => {
    for (const { department, at } of [...texts, ...actions]) {
      expect(window.months[at]).toBeDefined();
      if (department !== null) expect(codes).toContain(department);
    }
  });

  it('ends with an action that is overdue, one done, one carried over three months and one new', () => {
    const standings = actions
      .flatMap((action) => statusAt(stepsOf(action), last) ?? [])
      .filter((status) => belongsTo(status, last));
    expect(standings.map(({ overdue, state, carried }) => ({ overdue, state, carried }))).toEqual([
      { overdue: false, state: 'in-progress', carried: 3 },
      { overdue: true, state: 'in-progress', carried: 2 },
      { overdue: false, state: 'done', carried: 2 },
      { overdue: false, state: 'in-progress', carried: 1 },
      { overdue: false, state: 'not-started', carried: 0 },
    ]);
  });
});
