import { type Frequency } from '../../catalogue/procedure/procedure-words.js';
import { monthNumber, type Month } from '../../kernel/month.js';
import { isInScope, type Stage } from '../../kernel/stage.js';

const MARCH = 3;

/** Whether procedures of this frequency report in a month: yearly ones do in March only. */
export function reportsIn(month: Month, frequency: Frequency): boolean {
  return frequency === 'monthly' || monthNumber(month) === MARCH;
}

/**
 * Whether a department is asked about a procedure, as completeness expects it: retired, exempt and abolished ones it
 * is not, one whose stage is not answered always, the others by their frequency. The stage is the one known before.
 */
export function isExpected(
  { retired, frequency, stage }: { retired: boolean; frequency: Frequency; stage: Stage | null },
  month: Month,
): boolean {
  if (retired) return false;
  return stage === null || (isInScope(stage) && reportsIn(month, frequency));
}
