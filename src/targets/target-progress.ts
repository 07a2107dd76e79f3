import { type FiscalYear } from '../kernel/fiscal-year.js';
import { type Month } from '../kernel/month.js';
import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { type Actual, type CountUnit, type KnownActual } from './actual.js';
import { type Exact, formatDecimal } from './exact.js';
import { judge, JUDGEMENT_NAMES, type Judgement } from './judgement.js';
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

/** Where an actual value stands against the way; all in the indicator's unit unless counted. */
export interface Standing {
  /** Where one should be; null where there is no line. */
  expected: string | null;
  deviation: string | null;
  deviationInCount: number | null;
  pacePerMonth: string | null;
  /** Items, procedures or applications a month, two decimals. */
  paceInCountPerMonth: string | null;
  /** What is missing to the next target; null where nothing is counted, 0 where it is reached. */
  missingInCount: number | null;
  /** From now, at the earliest from the actual's month, to the next target's; 0 where its time is up. */
  monthsLeft: number;
}

/** The target that comes next, as it was typed in. */
export interface NextTarget {
  fiscalYear: FiscalYear;
  label: string;
  value: string;
}

/** 目標 and how far one has come: plain data, fit to be kept in a report. */
export type TargetProgress = Omit<TargetView, 'manual' | 'planName' | 'version' | 'withdrawn'> & {
  /** What the parts of its rate count; null of an indicator typed in. */
  countUnit: CountUnit | null;
  /** Whether it counts applications, so that fiscal years are judged and months are interim. */
  flows: boolean;
  /** The line month by month with one more decimal; empty for a ceiling or a floor. */
  trajectory: { month: Month; value: string }[];
  /** Every actual value known, oldest first. */
  actuals: Actual[];
  /** What is judged: the newest that is not interim, an interim one only where there is no other. */
  latest: Actual | null;
  /** A month newer than what is judged, of an indicator that counts applications. */
  interim: Actual | null;
  next: NextTarget | null;
  judgement: Judgement;
  judgementName: string;
  /** Of what is judged. */
  standing: Standing | null;
};

/** What an actual value's parts count, and the newest month that is over: months yet to come are told from there. */
type About = Pick<TargetProgress, 'countUnit' | 'flows'> & { now: Month };

/** A target against its actual values, oldest first. Without any it is 実績なし. */
export function progressOfTarget(
  view: TargetView,
  known: readonly KnownActual[],
  { countUnit, flows, now }: About,
): TargetProgress {
  const { id, indicator, name, unit, decimals, level, kind, baseline, targets, path } = view;
  const target = targetOf(view);
  const latest = known.findLast(({ shown }) => !shown.interim) ?? known.at(-1) ?? null;
  const newest = known.at(-1);
  const judgement = judge(target, latest);
  const next = latest ? nextTarget(target, latest.month) : target.targets[0];
  return {
    ...{ id, indicator, name, unit, decimals, level, kind, baseline, targets, path, countUnit, flows },
    trajectory: trajectory(target).map(({ month, value }) => ({
      month,
      value: formatDecimal(value, decimals + 1),
    })),
    actuals: known.map(({ shown }) => shown),
    latest: latest?.shown ?? null,
    interim: newest && latest && newest.month > latest.month ? newest.shown : null,
    next: next ? nextAsTyped(targets, next.fiscalYear) : null,
    judgement,
    judgementName: JUDGEMENT_NAMES[judgement],
    standing: latest && standingOf(target, latest, { decimals, now }),
  };
}

function nextAsTyped(targets: TargetView['targets'], fiscalYear: FiscalYear): NextTarget | null {
  const typed = targets.find((one) => one.fiscalYear === fiscalYear);
  return typed ? { ...typed, label: periodLabel(fiscalYearPeriod(fiscalYear)) } : null;
}

function standingOf(
  target: Target,
  { month, value, rate }: KnownActual,
  { decimals, now }: Pick<TargetView, 'decimals'> & Pick<About, 'now'>,
): Standing {
  const next = nextTarget(target, month);
  const months = next ? monthsLeft(next, now > month ? now : month) : 0;
  const shown = (exact: Exact | null, places = decimals) =>
    exact === null ? null : formatDecimal(exact, places);
  return {
    expected: shown(trajectoryAt(target, month)),
    deviation: shown(deviation(target, month, value)),
    deviationInCount: rate && deviationInCount(target, month, rate),
    pacePerMonth: shown(paceNeeded(target, month, { value, months }), decimals + 1),
    paceInCountPerMonth: shown(rate && paceNeededInCount(target, month, { rate, months }), 2),
    missingInCount: rate && missingInCount(target, month, rate),
    monthsLeft: months,
  };
}
