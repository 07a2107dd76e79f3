import { value } from '../../kernel/count.js';
import { compareMonths, type Month, monthEnd } from '../../kernel/month.js';
import { type RobotMonth, robotMonth } from '../result/result.js';
import { stageAt } from '../stage/stage-line.js';
import { type RobotTrouble } from './project-effect.dto.js';
import { isExpected, type ProjectFacts } from './project-effect.js';

/** Of a hundred runs, how many failures are trouble. */
export const FAILURES_IN_TROUBLE = 10;

/**
 * The trouble of a project's robot in those of these months in which it should have run; null where there is none, where
 * nobody has said, and where the project is no longer in production at the end of the last: it was stopped on purpose.
 * Months without an answer are neither a standstill nor a good one. A robot that has begun to send logs says it by
 * sending none.
 */
export function robotTrouble(facts: ProjectFacts, months: readonly Month[]): RobotTrouble | null {
  const last = months.at(-1);
  if (!last || stageAt(facts.stages, monthEnd(last))?.stage !== 'production') return null;
  const told = months
    .filter((month) => isExpected(facts, month))
    .sort(compareMonths)
    .map((month) => ({ month, ...robotIn(facts, month) }));
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

function robotIn({ stored, logsSince }: ProjectFacts, month: Month): RobotMonth {
  const robot = robotMonth(stored.find((one) => one.month === month) ?? { entered: null, logged: null });
  const silent = robot.runs.kind === 'not-provided' && logsSince !== null && month > logsSince;
  return silent ? { runs: value(0), failures: value(0) } : robot;
}
