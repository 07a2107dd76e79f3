/** Why work failed: the database or network was not there, or the work itself cannot be done as things stand. */
export type FailureCause = 'technical' | 'computation';

const LONGEST_MINUTES = 60;

/**
 * Seconds until failed work is looked at again: a minute while the cause is technical, else 2, 4, 8 … minutes, at
 * most an hour. `failures` counts those of the same cause in a row, this one included.
 */
export function retryPause(cause: FailureCause, failures: number): number {
  if (cause === 'technical') return 60;
  return Math.min(2 ** failures, LONGEST_MINUTES) * 60;
}
