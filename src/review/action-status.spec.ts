import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, monthsBetween, parseMonth } from '../kernel/month.js';
import { type ActionStep, belongsTo, countActions, isOpen, statusAt } from './action-status.js';
import { ACTION_STATES, type ActionState } from './action-states.js';

const JULY = parseMonth('2026-07');
const AUGUST = parseMonth('2026-08');
const SEPTEMBER = parseMonth('2026-09');
const OCTOBER = parseMonth('2026-10');

function step(
  ordinal: number,
  month: string,
  state: ActionState,
  more: Partial<ActionStep> = {},
): ActionStep {
  return {
    ordinal,
    month: parseMonth(month),
    content: '申請様式を見直す',
    departmentId: 'd-1',
    dueMonth: SEPTEMBER,
    state,
    comment: null,
    recordedBy: '市民課',
    recordedAt: new Date('2026-11-15T03:00:00Z'),
    ...more,
  };
}

describe('an action', () => {
  const steps = [
    step(1, '2026-07', 'not-started'),
    step(2, '2026-08', 'in-progress', { comment: '業者に見積りを依頼' }),
    step(3, '2026-10', 'done'),
  ];

  it('is not there before the month in which it was taken up', () => {
    expect(statusAt(steps, parseMonth('2026-06'))).toBeNull();
    expect(statusAt([], JULY)).toBeNull();
  });

  it('is new in its first month and carried over into every later one until it is done', () => {
    expect(statusAt(steps, JULY)).toMatchObject({ isNew: true, carried: 0, state: 'not-started' });
    expect(statusAt(steps, AUGUST)).toMatchObject({ isNew: false, carried: 1, state: 'in-progress' });
    expect(statusAt(steps, SEPTEMBER)).toMatchObject({ carried: 2, comment: '業者に見積りを依頼' });
    expect(statusAt(steps, OCTOBER)).toMatchObject({ carried: 3, state: 'done', since: OCTOBER });
  });

  it('stands with the month it ended in and with none after', () => {
    const statusText = (month: string) => {
      const at = parseMonth(month);
      const status = statusAt(steps, at);
      return status !== null && belongsTo(status, at);
    };
    expect(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map(statusText)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is overdue once its due month has ended without it being done', () => {
    expect(statusAt(steps, AUGUST)?.overdue).toBe(false);
    expect(statusAt(steps, SEPTEMBER)?.overdue).toBe(true);
    expect(statusAt(steps, OCTOBER)?.overdue).toBe(false);
  });

  it('keeps what a later month said when an earlier one is corrected', () => {
    const corrected = [...steps, step(4, '2026-08', 'not-started', { comment: '訂正' })];
    expect(statusAt(corrected, AUGUST)?.state).toBe('not-started');
    expect(statusAt(corrected, OCTOBER)).toMatchObject({ state: 'done', since: OCTOBER });
  });
});

const anyStep = fc
  .tuple(fc.nat({ max: 11 }), fc.constantFrom(...ACTION_STATES), fc.nat({ max: 12 }))
  .map(([at, state, due]) => ({ at, state, due }));
const anySteps = fc
  .array(anyStep, { minLength: 1, maxLength: 8 })
  .map((texts) =>
    texts.map(({ at, state, due }, i) =>
      step(i + 1, addMonths(JULY, at), state, { dueMonth: addMonths(JULY, due) }),
    ),
  );
const anyMonth = fc.integer({ min: -2, max: 14 }).map((at) => addMonths(JULY, at));

describe('an action as of a month’s end', () => {
  it('is the same whatever was recorded for later months, in whatever order the steps are read', () => {
    fc.assert(
      fc.property(anySteps, anyMonth, fc.func(fc.integer()), (steps, month, weight) => {
        const upTo = steps.filter((one) => one.month <= month);
        const shuffled = [...steps].sort((a, b) => weight(a.ordinal) - weight(b.ordinal));
        expect(statusAt(upTo, month)).toEqual(statusAt(steps, month));
        expect(statusAt(shuffled, month)).toEqual(statusAt(steps, month));
      }),
    );
  });

  it('is overdue only while open, and carried over by one more with each month that it stays open', () => {
    fc.assert(
      fc.property(anySteps, anyMonth, (steps, month) => {
        const status = statusAt(steps, month);
        if (!status) return;
        const { state, createdIn, since, overdue, carried, dueMonth } = status;
        expect(overdue).toBe(isOpen(state) && monthsBetween(dueMonth, month) >= 0);
        expect(carried).toBe(monthsBetween(createdIn, isOpen(state) ? month : since));
        expect(carried).toBeGreaterThanOrEqual(0);
        expect(createdIn <= since && since <= month).toBe(true);
      }),
    );
  });

  it('that is open stays open in the next month where nothing is said', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const last = addMonths(JULY, 11);
        const [now, then] = [statusAt(steps, last), statusAt(steps, addMonths(last, 1))];
        expect(then?.state).toBe(now?.state);
        if (now && then && isOpen(now.state)) expect(then.carried).toBe(now.carried + 1);
      }),
    );
  });

  it('is counted once as open, done or cancelled', () => {
    fc.assert(
      fc.property(fc.array(anySteps, { maxLength: 10 }), (actions) => {
        const standings = actions.flatMap((steps) => statusAt(steps, OCTOBER) ?? []);
        const counts = countActions(standings);
        expect(counts.open + counts.done + counts.cancelled).toBe(standings.length);
        expect(counts.overdue).toBeLessThanOrEqual(counts.open);
      }),
    );
  });
});
