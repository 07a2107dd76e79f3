import { type Indicator } from '../achievement/indicator.js';
import { type ItemRow } from '../achievement/item-row.js';
import { type ProcedureRow } from '../achievement/procedure-row.js';
import { type Snapshot } from '../achievement/snapshot.js';
import { type FiscalYear, fiscalYearOf } from '../kernel/fiscal-year.js';
import { type Month, nextMonth } from '../kernel/month.js';
import { percent } from '../kernel/rate.js';
import { parseDecimal } from './exact.js';
import { departmentSlips, forecast, missingToTarget, type PlannedProcedure } from './forecast.js';
import { paretoOf, type ParetoView } from './pareto-view.js';
import { isForecastable, plannedItems, plannedProcedures, ruleOf } from './planned-rows.js';
import { type NextTarget, type TargetProgress } from './target-progress.js';
import { lastMonthOf } from './trajectory.js';

/** 見込み: what would be online if every plan held, and if each slipped as its department's have so far. */
export interface Forecast {
  /** The month whose end it starts from, and the coming months it tells. */
  month: Month;
  from: Month;
  to: Month;
  /** The department alone that is looked at; null for the whole municipality. */
  departmentId: string | null;
  /** One for each indicator that counts what is online. */
  lines: ForecastLine[];
  /** By department code; those with a plan. */
  slips: DepartmentSlip[];
  /** Targets to be reached; none where a department alone is looked at. */
  targets: TargetForecast[];
  pareto: ParetoView;
}

export interface ForecastLine {
  indicator: string;
  name: string;
  denominator: number;
  /** Online at the end of `month`. */
  now: number;
  months: { month: Month; held: number; slipped: number }[];
}

export interface DepartmentSlip {
  departmentId: string;
  departmentName: string;
  /** Procedures with a plan. */
  plans: number;
  /** The median of their slips, in months. */
  medianSlip: number;
}

/** What becomes of a target at the end of its fiscal year. */
export interface TargetForecast {
  targetId: string;
  indicator: string;
  name: string;
  next: NextTarget;
  denominator: number;
  held: TargetOutcome;
  slipped: TargetOutcome;
}

export interface TargetOutcome {
  online: number;
  percent: string | null;
  /** Missing although all is as assumed; 0 where the target is reached. */
  missing: number;
  /** The first coming month at whose end the target is reached; null where that is not foreseen. */
  reachedIn: Month | null;
}

/** What a forecast is made from. */
export interface ForecastFacts {
  month: Month;
  snapshot: Pick<Snapshot, 'indicators' | 'itemRule' | 'yearlyFiscalYear'>;
  procedures: readonly ProcedureRow[];
  items: readonly ItemRow[];
  /** By procedure, the first month it was ever planned for. */
  firstPlans: ReadonlyMap<string, Month>;
  targets: readonly TargetProgress[];
  departmentId: string | null;
}

/** The forecast from the end of a month to the next target's, at least to the end of the fiscal year. */
export function forecastView(facts: ForecastFacts): Forecast {
  const { month, snapshot, departmentId } = facts;
  const from = nextMonth(month);
  const mine = (id: string | null) => departmentId === null || id === departmentId;
  const rows = facts.procedures.filter((row) => mine(row.departmentId));
  const items = facts.items.filter(({ leadDepartmentId }) => mine(leadDepartmentId));
  const indicators = snapshot.indicators.filter(isForecastable);
  const targets = facts.targets.filter(
    ({ kind, indicator }) => kind === 'reach' && indicators.some(({ key }) => key === indicator),
  );
  const ends = targets.flatMap(({ next }) => (next ? lastMonthOf(next.fiscalYear) : []));
  const to = [lastMonthOf(fiscalYearOf(from)), ...ends].reduce((a, b) => (a > b ? a : b));
  const everybody = plannedProcedures(facts.procedures, facts.firstPlans, from);
  const counted = new Set(rows.map(({ procedureId }) => procedureId));
  const lines = indicators.map((indicator) =>
    lineOf(indicator, {
      from,
      to,
      everybody,
      counted,
      items,
      itemRule: ruleOf(indicator, snapshot.itemRule),
    }),
  );
  return {
    month,
    from,
    to,
    departmentId,
    lines,
    slips: slipsOf(everybody, rows),
    targets: departmentId === null ? targets.flatMap((one) => targetForecast(one, lines, month)) : [],
    pareto: paretoOf(rows, snapshot.yearlyFiscalYear),
  };
}

interface LineFacts {
  from: Month;
  to: Month;
  /** All of the municipality's: an item may stand on another department's procedure. */
  everybody: readonly PlannedProcedure[];
  counted: ReadonlySet<string>;
  items: readonly ItemRow[];
  itemRule: 'any' | 'all';
}

function lineOf(
  indicator: Indicator,
  { from, to, everybody, counted, items, itemRule }: LineFacts,
): ForecastLine {
  const ofItems = indicator.measuredBy === 'item';
  const procedures = ofItems ? everybody : everybody.filter(({ id }) => counted.has(id));
  const planned = ofItems ? plannedItems(items, indicator) : [];
  const months = forecast({ from, to, procedures, items: planned, itemRule }).map((one) => ({
    month: one.month,
    ...(ofItems ? one.items : one.procedures),
  }));
  const withoutPlans = procedures.map((one) => ({ ...one, plannedMonth: null }));
  const [now] = forecast({ from, to: from, procedures: withoutPlans, items: planned, itemRule });
  return {
    indicator: indicator.key,
    name: indicator.name,
    denominator: ofItems ? planned.length : procedures.length,
    now: (ofItems ? now?.items.held : now?.procedures.held) ?? 0,
    months,
  };
}

function slipsOf(planned: readonly PlannedProcedure[], rows: readonly ProcedureRow[]): DepartmentSlip[] {
  const medians = departmentSlips(planned);
  const departments = new Map(
    [...rows]
      .sort((a, b) => (a.departmentCode < b.departmentCode ? -1 : 1))
      .map(({ departmentId, departmentName }) => [departmentId, departmentName]),
  );
  return [...departments].flatMap(([departmentId, departmentName]) => {
    const medianSlip = medians.get(departmentId);
    const plans = planned.filter((one) => one.departmentId === departmentId && one.slip !== null).length;
    return medianSlip === undefined ? [] : [{ departmentId, departmentName, plans, medianSlip }];
  });
}

function targetForecast(
  { id: targetId, indicator, name, next, decimals }: TargetProgress,
  lines: readonly ForecastLine[],
  month: Month,
): TargetForecast[] {
  const line = lines.find((one) => one.indicator === indicator);
  if (!line || !next) return [];
  const value = parseDecimal(next.value, decimals);
  const outcome = (which: 'held' | 'slipped'): TargetOutcome => {
    const due = dueMonth(next.fiscalYear, month);
    const online = line.months.findLast((one) => one.month <= due)?.[which] ?? line.now;
    const missingWith = (count: number) => missingToTarget(value, count, line.denominator);
    return {
      online,
      percent: percent({ numerator: online, denominator: line.denominator }),
      missing: missingWith(online),
      reachedIn: line.months.find((one) => missingWith(one[which]) === 0)?.month ?? null,
    };
  };
  const { denominator } = line;
  return [
    {
      targetId,
      indicator: line.indicator,
      name,
      next,
      denominator,
      held: outcome('held'),
      slipped: outcome('slipped'),
    },
  ];
}

/** A target whose time is up already is looked at a month on. */
function dueMonth(fiscalYear: FiscalYear, month: Month): Month {
  const due = lastMonthOf(fiscalYear);
  return due > month ? due : nextMonth(month);
}
