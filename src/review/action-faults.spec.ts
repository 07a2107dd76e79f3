import { describe, expect, it } from '@jest/globals';
import { parseMonth } from '../kernel/month.js';
import { actionFaults } from './action-faults.js';
import { type ActionFields, type ActionStatus } from './action-status.js';
import { type ActionState } from './action-states.js';

const OCTOBER = parseMonth('2026-10');
const SEPTEMBER = parseMonth('2026-09');
const NOVEMBER = parseMonth('2026-11');

const newAction: ActionFields = {
  content: '申請様式を見直す',
  departmentId: null,
  dueMonth: NOVEMBER,
  state: 'in-progress',
  comment: null,
};
const statusWith = (state: ActionState, since = SEPTEMBER): ActionStatus => ({
  ...newAction,
  state,
  dueMonth: SEPTEMBER,
  createdIn: parseMonth('2026-08'),
  since,
  isNew: false,
  overdue: false,
  carried: 2,
});
const wrong = (fields: Partial<ActionFields>, before: ActionStatus | null = null) =>
  actionFaults({ ...newAction, ...fields }, before, OCTOBER).map(({ where }) => where);

describe('what is said of an action', () => {
  it('is taken where it is complete', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({}, statusWith('not-started'))).toEqual([]);
  });

  it('needs words, not too many', () => {
    expect(wrong({ content: '' })).toEqual(['content']);
    expect(wrong({ content: '様'.repeat(201), comment: '様'.repeat(1001) })).toEqual(['content', 'comment']);
  });

  it('is due after the month, which has ended already; one that is overdue may stay so', () => {
    expect(wrong({ dueMonth: OCTOBER })).toEqual(['dueMonth']);
    expect(wrong({ dueMonth: OCTOBER }, statusWith('not-started'))).toEqual(['dueMonth']);
    expect(wrong({ dueMonth: SEPTEMBER }, statusWith('not-started'))).toEqual([]);
    expect(wrong({ dueMonth: parseMonth('2026-08') }, statusWith('not-started'))).toEqual(['dueMonth']);
  });

  it('needs a reason to cancel it and to take it up again', () => {
    expect(wrong({ state: 'cancelled' }, statusWith('in-progress'))).toEqual(['comment']);
    expect(wrong({ state: 'cancelled', comment: '国の様式に統一' }, statusWith('in-progress'))).toEqual([]);
    expect(wrong({ state: 'in-progress' }, statusWith('done'))).toEqual(['comment']);
    expect(wrong({ state: 'in-progress', comment: '不備が見つかった' }, statusWith('done'))).toEqual([]);
  });

  it('leaves what ended in an earlier month as it is, and may put right what ended in this one', () => {
    expect(wrong({ state: 'done', content: '別の内容' }, statusWith('done'))).toEqual(['state']);
    expect(wrong({ state: 'cancelled', comment: '誤り' }, statusWith('done', OCTOBER))).toEqual([]);
  });
});
