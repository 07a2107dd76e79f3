import { describe, expect, it } from '@jest/globals';
import { stepsFrom, unreachableStates } from '../../kernel/state-machine.js';
import { canTake, MONTH_LIFE, type MonthAction, type MonthState } from './month-states.js';

describe('the life of a month', () => {
  it('reaches every state', () => {
    expect(unreachableStates(MONTH_LIFE)).toEqual([]);
  });

  it('would be caught without the step that makes a month final', () => {
    const steps = MONTH_LIFE.steps.filter(({ action }) => action !== 'finalise');
    expect(unreachableStates({ ...MONTH_LIFE, steps })).toEqual(['closed']);
  });

  it('never leaves a state without a way on', () => {
    for (const state of MONTH_LIFE.states) expect(stepsFrom(MONTH_LIFE, state)).not.toEqual([]);
  });

  it.each<[MonthState, MonthAction[]]>([
    ['open', ['close', 'withdraw']],
    ['closing', ['cancel-close', 'finalise']],
    ['closed', ['reopen']],
  ])('lets a month that is %s take just these steps', (state, actions) => {
    const all = MONTH_LIFE.steps.map(({ action }) => action);
    expect(all.filter((action) => canTake(action, state))).toEqual(actions);
  });
});
