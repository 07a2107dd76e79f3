import { type Exact, formatDecimal, multiply, sum, whole } from '../../kernel/exact.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { BASES, byKey, COST_KINDS } from '../automation-words.js';
import {
  type Cost,
  costEffectiveness,
  costsOfYear,
  costsThatComeOnce,
  type CostSum,
  fallsInto,
  type HourlyYen,
  payback,
  type Payback,
} from '../cost/cost.js';
import { type EffectSum } from '../effect/effect.js';
import { reductionPercent } from '../effect/work.js';
import { type CostViewDto, type HoursViewDto, type MoneyViewDto } from './figures.dto.js';

/** Hours with one decimal. */
export function shownHours(hours: Exact): string {
  return formatDecimal(hours, 1);
}

/** Whole yen, rounded half away from zero. */
function shownYen(yen: Exact): number {
  return Number(formatDecimal(yen, 0));
}

export function hoursView({ before, after, saved, byBasis, robotHours, ...sum }: EffectSum): HoursViewDto {
  const percent = reductionPercent(before, after);
  const known = (hours: Exact) => (sum.months.length === 0 ? null : shownHours(hours));
  return {
    before: known(before),
    after: known(after),
    saved: known(saved),
    reductionPercent: percent && formatDecimal(percent, 1),
    byBasis: byKey(BASES.keys, (basis) => known(byBasis[basis])),
    robotHours: robotHours && shownHours(robotHours),
    ...sum,
  };
}

/** What a project saved; null where no month's effect is known. */
export interface Saving {
  projectId: string;
  hours: Exact | null;
  /** Whether a result was expected of it: without one it has saved nothing yet, which is known. */
  expected: boolean;
}

/** 回収期間 for display, the months with one decimal. */
export type PaybackView = { kind: 'months'; months: string } | Exclude<Payback, { kind: 'months' }>;

/** What money is worked out with. */
export interface Purse {
  costs: readonly Cost[];
  hourlyYen: HourlyYen;
}

/**
 * Hours saved in so many first months of a fiscal year, in money, beside what these projects cost in them. A project
 * whose cost nobody entered has not cost 0: its hours are left out of 費用対効果.
 */
export function moneyView(
  savings: readonly Saving[],
  period: { year: FiscalYear; months: number },
  { costs, hourlyYen }: Purse,
): MoneyViewDto {
  const hourly = hourlyYen.get(period.year);
  const yenOf = (some: readonly Saving[]) => {
    const hours = some.flatMap((one) => one.hours ?? []);
    return hourly === undefined || hours.length === 0 ? null : multiply(sum(hours), whole(hourly));
  };
  const costOf = (some: readonly Saving[]) => costsOfYear(costs, idsOf(some), period, hourlyYen);
  const inYear = costs.filter((one) => fallsInto(one, period.year));
  const bearers = new Set(inYear.flatMap(({ shares }) => shares.map(({ projectId }) => projectId)));
  const bearing = savings.filter(({ projectId }) => bearers.has(projectId));
  const compared = bearing.filter(({ hours, expected }) => hours !== null || !expected);
  const comparable = savings.filter(({ projectId, hours }) => hours !== null || bearers.has(projectId));
  const [savedYen, comparedYen, comparedCost] = [yenOf(savings), yenOf(compared), costOf(compared)];
  const ratio =
    comparedYen && comparedCost.unvalued === 0 ? costEffectiveness(comparedYen, comparedCost.yen) : null;
  return {
    hourlyYen: hourly ?? null,
    savedYen: savedYen && shownYen(savedYen),
    cost: costView(costOf(savings), bearing.length > 0),
    effectiveness: ratio && formatDecimal(ratio, 2),
    compared: {
      savedYen: comparedYen && shownYen(comparedYen),
      costYen: shownYen(comparedCost.yen),
      completeness: { reported: compared.length, expected: comparable.length },
    },
  };
}

function idsOf(savings: readonly Saving[]): string[] {
  return savings.map(({ projectId }) => projectId);
}

/** 回収期間 of a project that saves so many hours in a year; unknown where the hours or what they are worth are. */
export function paybackView(
  savedInYear: Exact | null,
  projectId: string,
  year: FiscalYear,
  { costs, hourlyYen }: Purse,
): PaybackView {
  const hourly = hourlyYen.get(year);
  const everyYear = costs.filter((cost) => cost.yearly);
  const yearly = costsOfYear(everyYear, [projectId], { year }, hourlyYen);
  const once = costsThatComeOnce(costs, [projectId], year, hourlyYen);
  if (once.unvalued + yearly.unvalued > 0 || hourly === undefined) return { kind: 'unknown' };
  const found = payback(once.yen, savedInYear && multiply(savedInYear, whole(hourly)), yearly.yen);
  return found.kind === 'months' ? { kind: 'months', months: formatDecimal(found.months, 1) } : found;
}

function costView({ yen, byKind, unvalued }: CostSum, entered: boolean): CostViewDto {
  return {
    yen: entered ? shownYen(yen) : null,
    byKind: byKey(COST_KINDS.keys, (kind) => shownYen(byKind[kind])),
    unvalued,
  };
}
