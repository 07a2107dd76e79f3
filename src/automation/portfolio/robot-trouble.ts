import { type Month } from '../../kernel/month.js';
import { robotMonth } from '../result/result.js';
import { type ProjectEffect } from './project-effect.js';

/** Of a hundred runs, how many failures are trouble. */
export const FAILURES_IN_TROUBLE = 10;

/** A robot that stood still in the newest months of which its runs are known, or failed too often in the newest. */
export type RobotTrouble =
  | { kind: 'stood-still'; since: Month; months: number }
  | { kind: 'failing'; month: Month; runs: number; failures: number };

/**
 * The trouble of a project's robot in the months in which it should have run; null where there is none, and where
 * nobody has said: months without an answer are neither a standstill nor a good one.
 */
export function robotTrouble({ facts, expected }: ProjectEffect): RobotTrouble | null {
  const told = facts.stored
    .filter(({ month }) => expected.some((one) => one.month === month))
    .map((stored) => ({ month: stored.month, ...robotMonth(stored) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const known = told.flatMap(({ month, runs, failures }) =>
    runs.kind === 'value'
      ? [{ month, runs: runs.value, failures: failures.kind === 'value' ? failures.value : 0 }]
      : [],
  );
  const newest = known.at(-1);
  if (!newest) return null;
  if (newest.runs > 0)
    return newest.failures * 100 >= newest.runs * FAILURES_IN_TROUBLE ? { kind: 'failing', ...newest } : null;
  const lastRun = known.findLastIndex(({ runs }) => runs > 0);
  const still = known.slice(lastRun + 1);
  return { kind: 'stood-still', since: still[0]?.month ?? newest.month, months: still.length };
}
