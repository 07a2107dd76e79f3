import { type StateMachine, type Step, stepsFrom } from '../../kernel/state-machine.js';

const MONTH_STATES = ['open', 'closing', 'closed'] as const;

export type MonthState = (typeof MONTH_STATES)[number];

export type MonthAction = 'open' | 'close' | 'cancel-close' | 'finalise' | 'reopen' | 'withdraw';

/** A month that was never opened, or whose opening was taken back, has no row. */
type MonthLifeState = MonthState | 'unopened';

/** The life of a month, all of whose steps are taken in `closing/`. */
export const MONTH_LIFE: StateMachine<MonthLifeState, Step<MonthLifeState, MonthAction>> = {
  states: ['unopened', ...MONTH_STATES],
  initial: 'unopened',
  steps: [
    { action: 'open', from: ['unopened'], to: 'open' },
    { action: 'close', from: ['open'], to: 'closing' },
    { action: 'cancel-close', from: ['closing'], to: 'open' },
    { action: 'finalise', from: ['closing'], to: 'closed' },
    { action: 'reopen', from: ['closed'], to: 'open' },
    { action: 'withdraw', from: ['open'], to: 'unopened' },
  ],
};

/** Whether a step can be taken from the state a month is in. */
export function canTake(action: MonthAction, state: MonthState): boolean {
  return stepsFrom(MONTH_LIFE, state, action).length > 0;
}
