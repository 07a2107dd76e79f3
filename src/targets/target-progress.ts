import { type FiscalYear } from '../kernel/fiscal-year.js';
import { type Month } from '../kernel/month.js';
import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { type KnownActual } from './actual.js';
import { type Exact, formatDecimal } from '../kernel/exact.js';
import { judge, JUDGEMENT_NAMES } from './judgement.js';
import { type StandingDto, type NextTargetDto, type TargetProgressDto } from './progress-answer.dto.js';
import { targetOf, type TargetView } from './target-view.js';
import {
  deviation,
  deviationInCount,
  missingInCount,
  monthsLeft,
  nextTarget,
  paceNeeded,
  paceNeededInCount,
  type Target,
  trajectory,
  trajectoryAt,
} from './trajectory.js';

/** What an actual value's parts count, and the newest month that is over: coming months are counted from there. */
type About = Pick<TargetProgressDto, 'countUnit' | 'flows'> & { now: Month };

/** A target against its actual values, oldest first. Without any it is 実績なし. */
export function progressOfTarget(
  view: TargetView,
  known: readonly KnownActual[],
  { countUnit, flows, now }: About,
): TargetProgressDto {
  const { id, indicator, name, unit, decimals, level, kind, baseline, targets, path } = view;
  const target = targetOf(view);
  const latest = known.findLast(({ shown }) => !shown.interim) ?? known.at(-1) ?? null;
  const newest = known.at(-1);
  const judgement = judge(target, latest);
  const next = latest ? nextTarget(target, latest.month) : target.targets[0];
  return {
    ...{ id, indicator, name, unit, decimals, level, kind, baseline, targets, path, countUnit, flows },
    trajectory: trajectory(target).map(({ month, value: exact }) => {
      return { month, value: formatDecimal(exact, decimals + 1) };
    }),
    actuals: known.map(({ shown }) => shown),
    latest: latest?.shown ?? null,
    interim: newest && latest && newest.month > latest.month ? newest.shown : null,
    next: next ? nextAsTyped(targets, next.fiscalYear) : null,
    judgement,
    judgementName: JUDGEMENT_NAMES[judgement],
    standing: latest && paceOf(target, latest, { decimals, now }),
  };
}

function nextAsTyped(targets: TargetView['targets'], fiscalYear: FiscalYear): NextTargetDto | null {
  const yearTarget = targets.find((one) => one.fiscalYear === fiscalYear);
  return yearTarget ? { ...yearTarget, label: periodLabel(fiscalYearPeriod(fiscalYear)) } : null;
}

function paceOf(
  target: Target,
  { month, value, rate }: KnownActual,
  { decimals, now }: Pick<TargetView, 'decimals'> & Pick<About, 'now'>,
): StandingDto {
  const next = nextTarget(target, month);
  const months = next ? monthsLeft(next, now > month ? now : month) : 0;
  const decimalText = (exact: Exact | null, places = decimals) =>
    exact === null ? null : formatDecimal(exact, places);
  return {
    expected: decimalText(trajectoryAt(target, month)),
    deviation: decimalText(deviation(target, month, value)),
    deviationInCount: rate && deviationInCount(target, month, rate),
    pacePerMonth: decimalText(paceNeeded(target, month, { value, months }), decimals + 1),
    paceInCountPerMonth: decimalText(rate && paceNeededInCount(target, month, { rate, months }), 2),
    missingInCount: rate && missingInCount(target, month, rate),
    monthsLeft: months,
  };
}
