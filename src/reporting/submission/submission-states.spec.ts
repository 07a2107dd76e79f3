import { describe, expect, it } from '@jest/globals';
import {
  EDITABLE_SUBMISSION_STATES,
  SUBMISSION_ACTIONS,
  SUBMISSION_STATES,
  SUBMISSION_TRANSITIONS,
  transitionOf,
  unreachableStates,
} from './submission-states.js';

describe('the life of a submission', () => {
  it('reaches every state', () => {
    expect(unreachableStates(SUBMISSION_TRANSITIONS)).toEqual([]);
  });

  it('reaches every state but the section head’s where the municipality has no such check', () => {
    const without = SUBMISSION_TRANSITIONS.filter(({ headCheck }) => headCheck !== 'needed');
    expect(unreachableStates(without)).toEqual(['checking']);
  });

  it('would be caught with a state nothing leads to', () => {
    const without = SUBMISSION_TRANSITIONS.filter(({ action }) => action !== 'return');
    expect(unreachableStates(without)).toEqual(['returned']);
  });

  it('never leaves a state without a way on', () => {
    for (const state of SUBMISSION_STATES) {
      expect(SUBMISSION_TRANSITIONS.some(({ from }) => from.includes(state))).toBe(true);
    }
  });

  it('has at most one step for an action, a state and a need of checking', () => {
    for (const needed of ['needed', 'not-needed']) {
      for (const action of SUBMISSION_ACTIONS) {
        for (const state of SUBMISSION_STATES) {
          const steps = SUBMISSION_TRANSITIONS.filter(
            (step) =>
              step.action === action && step.from.includes(state) && (step.headCheck ?? needed) === needed,
          );
          expect(steps.length).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it('goes to the section head first only where the check is needed', () => {
    expect(transitionOf('submit', 'draft', true)?.to).toBe('checking');
    expect(transitionOf('submit', 'draft', false)?.to).toBe('submitted');
    expect(transitionOf('approve', 'checking', true)?.to).toBe('submitted');
  });

  it('refuses steps out of turn', () => {
    expect(transitionOf('accept', 'draft', false)).toBeUndefined();
    expect(transitionOf('accept', 'checking', true)).toBeUndefined();
    expect(transitionOf('take-back', 'accepted', false)).toBeUndefined();
    expect(transitionOf('submit', 'submitted', false)).toBeUndefined();
  });

  it('lets rows be edited exactly where they can be submitted', () => {
    const submittable = SUBMISSION_STATES.filter((state) => transitionOf('submit', state, false));
    expect([...EDITABLE_SUBMISSION_STATES].sort()).toEqual([...submittable].sort());
  });
});
