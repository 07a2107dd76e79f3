import { type FirstPlan } from './first-plan.js';
import { type Indicator } from '../achievement/indicator/indicator.js';
import { type ItemRow } from '../achievement/rows/item-row.js';
import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { fiscalYearOf } from '../kernel/fiscal-year.js';
import { type Month, nextMonth } from '../kernel/month.js';
import { fiscalYearPeriod, periodLabel } from '../kernel/period.js';
import { percent } from '../kernel/rate.js';
import { parseDecimal } from '../kernel/exact.js';
import {
  type ForecastLineDto,
  type DepartmentSlipDto,
  type TargetOutcomeDto,
  type TargetForecastDto,
  type ForecastDto,
  type ParetoDto,
} from './forecast-answer.dto.js';
import {
  countAlike,
  departmentSlips,
  forecast,
  missingToTarget,
  type PlannedProcedure,
  type Plans,
} from './forecast.js';
import { paretoOf } from './pareto-view.js';
import { isForecastable, plannedItems, plannedProcedures, ruleOf } from './planned-rows.js';
import { type NextTargetDto, type TargetProgressDto } from './progress-answer.dto.js';
import { type YearlyValueDto } from './target-answer.dto.js';
import { lastMonthOf } from './trajectory.js';

interface ForecastRequest {
  month: Month;
  snapshot: Pick<Snapshot, 'indicators' | 'itemRule' | 'yearlyFiscalYear'>;
  items: readonly ItemRow[];
  targets: readonly TargetProgressDto[];
  departmentId: string | null;
}

export interface ForecastFacts extends ForecastRequest {
  procedures: readonly ProcedureRow[];
  /** By procedure. */
  firstPlans: ReadonlyMap<string, FirstPlan>;
}

/** What a forecast is made from, of all the municipality's procedures in scope. */
export interface ForecastParts {
  /** Where some are alike, once for all of them. */
  planned: readonly PlannedProcedure[];
  /** One by one, those that stand for items; an item may stand on another department's procedure. */
  mapped: readonly PlannedProcedure[];
  /** By department code; those with a plan. */
  slips: readonly DepartmentSlipDto[];
  /** Of the department asked about. */
  pareto: ParetoDto;
}

/** The forecast from the end of a month to the next target's, at least to the end of the fiscal year. */
export function forecastView(facts: ForecastFacts): ForecastDto {
  const { month, snapshot, departmentId, procedures, firstPlans } = facts;
  const planned = plannedProcedures(procedures, firstPlans, nextMonth(month));
  const own = procedures.filter((row) => departmentId === null || row.departmentId === departmentId);
  return forecastFrom(facts, {
    ...{ planned, mapped: planned, slips: slipsOf(planned, procedures) },
    pareto: paretoOf(own, snapshot.yearlyFiscalYear),
  });
}

/** The same from what is known of the procedures. */
export function forecastFrom(
  { month, snapshot, departmentId, items: allItems, targets }: ForecastRequest,
  { planned, mapped, slips, pareto }: ForecastParts,
): ForecastDto {
  const from = nextMonth(month);
  const mine = (id: string | null) => departmentId === null || id === departmentId;
  const items = allItems.filter(({ leadDepartmentId }) => mine(leadDepartmentId));
  const indicators = snapshot.indicators.filter(isForecastable);
  const own = planned.filter((one) => mine(one.departmentId));
  const medians = new Map(slips.map((one) => [one.departmentId, one.medianSlip]));
  const starts = indicators.map((indicator) => {
    const itemRule = ruleOf(indicator, snapshot.itemRule);
    return startOf(indicator, { from, mapped, own, medians, items, itemRule });
  });
  const coming = departmentId === null ? targets.flatMap((one) => comingTarget(one, starts, month)) : [];
  const ends = coming.map(({ next }) => lastMonthOf(next.fiscalYear));
  const to = [lastMonthOf(fiscalYearOf(from)), ...ends].reduce((a, b) => (a > b ? a : b));
  const lines = starts.map((start) => lineOf(start, { from, to }));
  return {
    ...{ month, from, to, departmentId, lines },
    slips: slips.filter((one) => mine(one.departmentId)),
    targets: coming.flatMap((one) => targetForecast(one, lines)),
    pareto,
  };
}

interface LineFacts extends Pick<ForecastParts, 'mapped'> {
  from: Month;
  own: readonly PlannedProcedure[];
  medians: ReadonlyMap<string, number>;
  items: readonly ItemRow[];
  itemRule: 'any' | 'all';
}

/** A line without its months, and what they are made from. */
interface LineStart {
  line: Omit<ForecastLineDto, 'months'>;
  plans: Omit<Plans, 'from' | 'to'>;
  counts: 'items' | 'procedures';
}

function startOf(
  indicator: Indicator,
  { from, mapped, own, medians: slips, items, itemRule }: LineFacts,
): LineStart {
  const counts = indicator.measuredBy === 'item' ? 'items' : 'procedures';
  const procedures = counts === 'items' ? mapped : own;
  const planned = counts === 'items' ? plannedItems(items, indicator) : [];
  const plans = { procedures, items: planned, itemRule, slips };
  const withoutPlans = procedures.map((one) => ({ ...one, plannedMonth: null }));
  const [now] = forecast({ ...plans, from, to: from, procedures: withoutPlans });
  const about = { indicator: indicator.key, name: indicator.name };
  const denominator = counts === 'items' ? planned.length : countAlike(procedures);
  return { line: { ...about, denominator, now: now?.[counts].held ?? 0 }, plans, counts };
}

function lineOf(
  { line, plans, counts }: LineStart,
  { from, to }: { from: Month; to: Month },
): ForecastLineDto {
  const months = forecast({ ...plans, from, to });
  return { ...line, months: months.map((one) => ({ month: one.month, ...one[counts] })) };
}

interface ComingTarget {
  target: TargetProgressDto;
  next: NextTargetDto;
}

/** The first value of a target that plans can still bring about: its time is to come, and it is not reached already. */
function comingTarget(target: TargetProgressDto, starts: readonly LineStart[], month: Month): ComingTarget[] {
  const { kind, indicator, targets, decimals } = target;
  const line = starts.find((one) => one.line.indicator === indicator)?.line;
  if (kind !== 'reach' || !line) return [];
  const missing = ({ value }: YearlyValueDto) =>
    missingToTarget(parseDecimal(value, decimals), line.now, line.denominator);
  const coming = targets.find((one) => lastMonthOf(one.fiscalYear) > month && missing(one) > 0);
  if (!coming) return [];
  return [{ target, next: { ...coming, label: periodLabel(fiscalYearPeriod(coming.fiscalYear)) } }];
}

function slipsOf(planned: readonly PlannedProcedure[], rows: readonly ProcedureRow[]): DepartmentSlipDto[] {
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
  { target: { id: targetId, indicator, name, decimals }, next }: ComingTarget,
  lines: readonly ForecastLineDto[],
): TargetForecastDto[] {
  const line = lines.find((one) => one.indicator === indicator);
  if (!line) return [];
  const value = parseDecimal(next.value, decimals);
  const outcome = (which: 'held' | 'slipped'): TargetOutcomeDto => {
    const due = lastMonthOf(next.fiscalYear);
    const online = line.months.find((one) => one.month === due)?.[which] ?? line.now;
    const missingWith = (count: number) => missingToTarget(value, count, line.denominator);
    return {
      online,
      percent: percent({ numerator: online, denominator: line.denominator }),
      missing: missingWith(online),
      reachedIn: line.months.find((one) => missingWith(one[which]) === 0)?.month ?? null,
    };
  };
  const about = { targetId, indicator: line.indicator, name, next, denominator: line.denominator };
  return [{ ...about, held: outcome('held'), slipped: outcome('slipped') }];
}
