import { describe, expect, it } from '@jest/globals';
import { parseDate } from '../../kernel/date.js';
import { unreachableStates } from '../../kernel/state-machine.js';
import {
  EDITABLE_SUBMISSION_STATES,
  isLate,
  SUBMISSION_ACTION_NAMES,
  SUBMISSION_LIFE,
  SUBMISSION_LISTING_STATES,
  SUBMISSION_STATES,
  type SubmissionAction,
  submissionStep,
  type SubmissionStep,
} from './submission-states.js';

const ACTIONS = Object.keys(SUBMISSION_ACTION_NAMES) as SubmissionAction[];
const without = (unwanted: (step: SubmissionStep) => boolean) =>
  unreachableStates({ ...SUBMISSION_LIFE, steps: SUBMISSION_LIFE.steps.filter((step) => !unwanted(step)) });

describe('the life of a submission', () => {
  it('reaches every state', () => {
    expect(unreachableStates(SUBMISSION_LIFE)).toEqual([]);
  });

  it('reaches every state but the section head’s where the municipality has no such check', () => {
    expect(without(({ headCheck }) => headCheck === 'needed')).toEqual(['checking']);
  });

  it('would be caught with a state nothing leads to', () => {
    expect(without(({ action }) => action === 'return')).toEqual(['returned']);
  });

  it('never leaves a state without a way on', () => {
    for (const state of SUBMISSION_STATES) {
      expect(SUBMISSION_LIFE.steps.some(({ from }) => from.includes(state))).toBe(true);
    }
  });

  it('has at most one step for an action, a state and a need of checking', () => {
    for (const needed of ['needed', 'not-needed']) {
      for (const action of ACTIONS) {
        for (const state of SUBMISSION_STATES) {
          const steps = SUBMISSION_LIFE.steps.filter(
            (step) =>
              step.action === action && step.from.includes(state) && (step.headCheck ?? needed) === needed,
          );
          expect(steps.length).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('goes to the section head first only where the check is needed', () => {
    expect(submissionStep('submit', 'draft', true)?.to).toBe('checking');
    expect(submissionStep('submit', 'draft', false)?.to).toBe('submitted');
    expect(submissionStep('approve', 'checking', true)?.to).toBe('submitted');
  });

  it('refuses steps out of turn', () => {
    expect(submissionStep('accept', 'draft', false)).toBeUndefined();
    expect(submissionStep('accept', 'checking', true)).toBeUndefined();
    expect(submissionStep('take-back', 'accepted', false)).toBeUndefined();
    expect(submissionStep('submit', 'submitted', false)).toBeUndefined();
  });

  it('has every step of an action taken by the same people', () => {
    for (const action of ACTIONS) {
      const people = SUBMISSION_LIFE.steps.filter((step) => step.action === action).map(({ by }) => by);
      expect(new Set(people).size).toBe(1);
    }
  });

  it('lets rows be edited exactly where they can be submitted', () => {
    const submittable = SUBMISSION_STATES.filter((state) => submissionStep('submit', state, false));
    expect([...EDITABLE_SUBMISSION_STATES].sort()).toEqual([...submittable].sort());
  });

  it('is late after the due day, where the report is still with the department', () => {
    const late = (day: string) =>
      SUBMISSION_LISTING_STATES.filter((state) => isLate({ state }, '2026-11-10', parseDate(day)));
    expect(late('2026-11-10')).toEqual([]);
    expect(late('2026-11-11')).toEqual(['not-started', 'draft', 'checking', 'returned']);
  });
});
