import { type Month } from '../kernel/month.js';
import { compareExact, type Exact } from '../kernel/exact.js';
import { goesDown, lastMonthOf, nextTarget, type Target, trajectoryAt } from './trajectory.js';

/** What an actual value is worth against its target. */
export type Judgement = 'reached' | 'missed' | 'on-track' | 'behind' | 'held' | 'broken' | 'no-actual';

export const JUDGEMENT_NAMES: Record<Judgement, string> = {
  reached: '達成',
  missed: '未達成',
  'on-track': '順調',
  behind: '遅れ',
  held: '維持',
  broken: '逸脱',
  'no-actual': '実績なし',
};

/** An actual value as it stood at a month's end. */
export interface Actual {
  readonly month: Month;
  readonly value: Exact;
}

/**
 * Judges the latest actual against the target that comes next at its month. To be reached: 達成 once it is;
 * otherwise 順調 on the line or better, 遅れ short of it, and 未達成 at the end of the target's own year or later.
 * A ceiling or a floor is held (維持) or broken (逸脱); the bound itself still holds. The comparison is of the
 * unrounded values: 99.96 % is shown as 100.0 % and has not reached 100 %. No actual, or one older than the
 * baseline, is 実績なし.
 */
export function judge(target: Target, actual: Actual | null): Judgement {
  const next = actual && nextTarget(target, actual.month);
  if (!actual || !next || actual.month < lastMonthOf(target.baseline.fiscalYear)) return 'no-actual';
  const against = compareExact(actual.value, next.value);
  if (target.kind === 'at-most') return against <= 0 ? 'held' : 'broken';
  if (target.kind === 'keep') return against >= 0 ? 'held' : 'broken';
  const better = goesDown(target) ? -1 : 1;
  if (against * better >= 0) return 'reached';
  if (actual.month >= lastMonthOf(next.fiscalYear)) return 'missed';
  const line = trajectoryAt(target, actual.month);
  return line !== null && compareExact(actual.value, line) * better >= 0 ? 'on-track' : 'behind';
}
