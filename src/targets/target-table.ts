import { type FiscalYear } from '../kernel/fiscal-year.js';
import { type Month } from '../kernel/month.js';
import { fiscalYearPeriod, type Period, periodLabel } from '../kernel/period.js';
import { percent, type Completeness, type Rate } from '../kernel/rate.js';
import { type Exact, formatDecimal, parseDecimal, percentOf } from './exact.js';
import { judge, JUDGEMENT_NAMES, type Judgement } from './judgement.js';
import { type ManualActual } from './manual-actual.repository.js';
import { type LatestFigure } from './target.repository.js';
import { targetOf, type TargetView } from './target-view.js';
import {
  deviation,
  deviationInCount,
  lastMonthOf,
  paceNeeded,
  paceNeededInCount,
  trajectoryAt,
} from './trajectory.js';

/** The latest actual as it is shown; the counts only of a computed indicator. */
export interface LatestActual {
  period: Period;
  periodLabel: string;
  value: string;
  rate: Rate | null;
  completeness: Completeness | null;
  /** Null for a value typed in. */
  state: 'provisional' | 'final' | null;
  revision: number | null;
  source: string | null;
}

/** Where the latest actual stands against the way; all in the indicator's unit unless counted. */
export interface Standing {
  /** Where one should be; null where there is no line. */
  expected: string | null;
  deviation: string | null;
  deviationInCount: number | null;
  pacePerMonth: string | null;
  /** Items or procedures a month, two decimals. */
  paceInCountPerMonth: string | null;
}

export type TargetTableRow = Omit<TargetView, 'path' | 'manual' | 'planName' | 'version'> & {
  level: 'output' | 'outcome' | null;
  latest: LatestActual | null;
  judgement: Judgement;
  judgementName: string;
  standing: Standing | null;
};

/** The plan's table: 基準値, each target year, latest actual, judged. */
export interface TargetTable {
  /** Every year for which any row has a target: the columns. */
  fiscalYears: { fiscalYear: FiscalYear; label: string }[];
  rows: TargetTableRow[];
}

interface Known {
  month: Month;
  value: Exact;
  rate: Rate | null;
  shown: LatestActual;
}

/** The table of these targets with the actual values known. No targets give no columns and no rows. */
export function targetTable(
  targets: readonly TargetView[],
  figures: readonly LatestFigure[],
  actuals: readonly ManualActual[],
): TargetTable {
  const years = new Set(targets.flatMap((one) => one.targets.map(({ fiscalYear }) => fiscalYear)));
  return {
    fiscalYears: [...years]
      .sort((a, b) => a - b)
      .map((fiscalYear) => ({ fiscalYear, label: periodLabel(fiscalYearPeriod(fiscalYear)) })),
    rows: targets.map((view) => rowOf(view, computed(view, figures) ?? typedIn(view, actuals))),
  };
}

function rowOf(view: TargetView, known: Known | null): TargetTableRow {
  const { id, indicator, name, unit, decimals, kind, baseline, targets, manual } = view;
  const target = targetOf(view);
  const judgement = judge(target, known);
  const shown = (value: Exact | null, places = decimals) =>
    value === null ? null : formatDecimal(value, places);
  return {
    id,
    indicator,
    name,
    unit,
    decimals,
    kind,
    baseline,
    targets,
    level: manual?.level ?? null,
    latest: known?.shown ?? null,
    judgement,
    judgementName: JUDGEMENT_NAMES[judgement],
    standing: known && {
      expected: shown(trajectoryAt(target, known.month)),
      deviation: shown(deviation(target, known.month, known.value)),
      deviationInCount: known.rate && deviationInCount(target, known.month, known.rate),
      pacePerMonth: shown(paceNeeded(target, known.month, known.value), decimals + 1),
      paceInCountPerMonth: shown(known.rate && paceNeededInCount(target, known.month, known.rate), 2),
    },
  };
}

function computed({ indicator }: TargetView, figures: readonly LatestFigure[]): Known | null {
  const figure = figures.find((one) => one.indicator === indicator);
  const value = figure && percentOf(figure);
  if (!figure || !value) return null;
  const { month, numerator, denominator, reported, expected, state, revision } = figure;
  const rate = { numerator, denominator };
  return {
    month,
    value,
    rate,
    shown: {
      period: month,
      periodLabel: periodLabel(month),
      value: percent(rate) ?? '',
      rate,
      completeness: { reported, expected },
      state,
      revision,
      source: null,
    },
  };
}

function typedIn({ id, decimals }: TargetView, actuals: readonly ManualActual[]): Known | null {
  const latest = actuals.findLast(({ targetId, value }) => targetId === id && value !== null);
  if (!latest || latest.value === null) return null;
  const period = fiscalYearPeriod(latest.fiscalYear);
  return {
    month: lastMonthOf(latest.fiscalYear),
    value: parseDecimal(latest.value, decimals),
    rate: null,
    shown: {
      period,
      periodLabel: periodLabel(period),
      value: latest.value,
      rate: null,
      completeness: null,
      state: null,
      revision: null,
      source: latest.source,
    },
  };
}
