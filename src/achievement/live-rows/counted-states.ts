import { type Counting } from '../rows/period-facts.js';

/** The states of a submission in which its reports count. */
export function countedStates(counting: Counting): string[] {
  return counting === 'final' ? ['accepted'] : ['submitted', 'accepted'];
}
