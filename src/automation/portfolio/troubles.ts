import { value } from '../../kernel/count.js';
import { divide, type Exact, formatDecimal, multiply, subtract, whole } from '../../kernel/exact.js';
import { compareMonths, type Month, monthEnd } from '../../kernel/month.js';
import { type RobotMonth, robotMonth } from '../result/result.js';
import { stageAt } from '../stage/stage-line.js';
import { shownHours } from './figures-view.js';
import { type RobotTrouble, type ShortfallViewDto } from './project-effect.dto.js';
import { isExpected, type ProjectEffect, type ProjectFacts, shortMonths } from './project-effect.js';

const NOTHING_COMPARED = { months: [], actual: whole(0), estimated: whole(0) };

/** The hours missing, unrounded and for display, and since when in the months looked back at. Nothing to compare gives 0 of 0. */
export function shortfallView(
  effect: ProjectEffect,
  lookedAt: readonly Month[],
): { missing: Exact; view: ShortfallViewDto } {
  const { months, actual, estimated } = effect.compared ?? NOTHING_COMPARED;
  const short = shortMonths(effect.facts, lookedAt);
  const missing = subtract(estimated, actual);
  const reached = divide(multiply(actual, whole(100)), estimated);
  return {
    missing,
    view: {
      months,
      actual: shownHours(actual),
      estimated: shownHours(estimated),
      missing: shownHours(missing),
      reachedPercent: reached && formatDecimal(reached, 1),
      since: short[0] ?? null,
      shortMonths: short.length,
    },
  };
}

/** The number of failures in a hundred runs that counts as trouble. */
export const FAILURES_IN_TROUBLE = 10;

/**
 * The trouble of a project's robot in those of these months in which it should have run; null where there is none,
 * where it is not answered, and where the project is no longer in production at the end of the last: it was stopped on
 * purpose. Months without an answer are neither a standstill nor a good one. A robot that has begun to send logs says
 * it by sending none.
 */
export function robotTrouble(facts: ProjectFacts, months: readonly Month[]): RobotTrouble | null {
  const last = months.at(-1);
  if (!last || stageAt(facts.stages, monthEnd(last))?.stage !== 'production') return null;
  const expectedMonths = months
    .filter((month) => isExpected(facts, month))
    .sort(compareMonths)
    .map((month) => ({ month, ...robotIn(facts, month) }));
  const known = expectedMonths.flatMap(({ month, runs, failures }) =>
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
