import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type StateMachine, type Step, stepsFrom, unreachableStates } from './state-machine.js';

type Light = 'red' | 'green' | 'amber' | 'off';

const LIGHT: StateMachine<Light, Step<Light>> = {
  states: ['red', 'green', 'amber', 'off'],
  initial: 'red',
  steps: [
    { action: 'go', from: ['red'], to: 'green' },
    { action: 'stop', from: ['green'], to: 'amber' },
    { action: 'stop', from: ['amber'], to: 'red' },
    { action: 'switch-off', from: ['red', 'green', 'amber'], to: 'off' },
  ],
};

describe('a life as data', () => {
  it('tells the steps from a state, and those of one kind', () => {
    expect(stepsFrom(LIGHT, 'green').map(({ to }) => to)).toEqual(['amber', 'off']);
    expect(stepsFrom(LIGHT, 'green', 'stop').map(({ to }) => to)).toEqual(['amber']);
    expect(stepsFrom(LIGHT, 'green', 'go')).toEqual([]);
    expect(stepsFrom(LIGHT, 'off')).toEqual([]);
  });

  it('reaches every state from the initial one', () => {
    expect(unreachableStates(LIGHT)).toEqual([]);
  });

  it.each([
    ['go', ['green', 'amber']],
    ['switch-off', ['off']],
    ['stop', ['amber']],
  ])('is caught with states that nothing leads to, without the step %s', (action, unreachable) => {
    const steps = LIGHT.steps.filter((step) => step.action !== action);
    expect(unreachableStates({ ...LIGHT, steps })).toEqual(unreachable);
  });

  it('is not reached by a loop that begins nowhere', () => {
    const steps: Step<Light>[] = [
      { action: 'a', from: ['green'], to: 'amber' },
      { action: 'b', from: ['amber'], to: 'green' },
    ];
    expect(unreachableStates({ ...LIGHT, steps })).toEqual(['green', 'amber', 'off']);
  });

  it('reaches more, never less, with a further step', () => {
    const state = fc.constantFrom(...LIGHT.states);
    const step = fc.record({ action: fc.constant('any'), from: fc.array(state), to: state });
    fc.assert(
      fc.property(fc.array(step), step, (steps, further) => {
        const before = unreachableStates({ ...LIGHT, steps });
        const after = unreachableStates({ ...LIGHT, steps: [...steps, further] });
        expect(before).toEqual(expect.arrayContaining(after));
      }),
    );
  });
});
