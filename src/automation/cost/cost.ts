import { type CostEntry } from './cost.dto.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Fault } from '../../platform/problem.js';
import {
  compareExact,
  divide,
  type Exact,
  exact,
  multiply,
  parseDecimal,
  subtract,
  sum,
  whole,
  ZERO,
} from '../../kernel/exact.js';
import { byKey, COST_KINDS, type CostKind } from '../automation-words.js';
import { amountFault, DECIMALS } from '../baseline/baseline.js';
import { atMost, isWholeUpTo, LARGEST_WEIGHT, LARGEST_YEN } from '../largest.js';

/**
 * 費用: in yen, or in hours of staff that are worth what an hour costs in that year. The projects that bear it are named
 * once each, with weights above 0.
 */
export type Cost = Omit<CostEntry, 'name' | 'note' | 'hours'> & { hours: Exact | null };

/** What an hour of staff costs by fiscal year, in yen. */
export type HourlyYen = ReadonlyMap<FiscalYear, number>;

export interface CostSum {
  /** In yen, of what could be valued. */
  yen: Exact;
  byKind: Record<CostKind, Exact>;
  /** Costs left out because they are given in hours and no hourly cost is known for their year. */
  unvalued: number;
}

/** The part of a cost a project bears: by its weight, or the same for all. 0 for a project that bears none. */
export function shareOf({ split, shares }: Cost, projectId: string): Exact {
  const weight = (one: { weight: number }) => (split === 'weight' ? one.weight : 1);
  const own = shares.find((one) => one.projectId === projectId);
  const all = shares.reduce((total, one) => total + weight(one), 0);
  return own ? exact(BigInt(weight(own)), BigInt(all)) : exact(0n);
}

/** Whether a cost falls into a fiscal year. */
export function fallsInto({ yearly, fiscalYear, lastFiscalYear }: Cost, year: FiscalYear): boolean {
  if (!yearly) return fiscalYear === year;
  return fiscalYear <= year && (lastFiscalYear === null || year <= lastFiscalYear);
}

/**
 * What these projects bear of the costs of a fiscal year, over its first `months` months: a yearly cost counts for
 * months ÷ 12, one that comes once counts whole. No costs give 0.
 */
export function costsOfYear(
  costs: readonly Cost[],
  projectIds: readonly string[],
  { year, months = 12 }: { year: FiscalYear; months?: number },
  hourlyYen: HourlyYen,
): CostSum {
  const inYear = costs
    .filter((cost) => fallsInto(cost, year))
    .map((cost) => ({ cost, factor: cost.yearly ? exact(BigInt(months), 12n) : exact(1n), year }));
  return total(inYear, projectIds, hourlyYen);
}

/** What these projects bear of the costs that come once, in whatever year up to the one given. */
export function costsThatComeOnce(
  costs: readonly Cost[],
  projectIds: readonly string[],
  upTo: FiscalYear,
  hourlyYen: HourlyYen,
): CostSum {
  const once = costs
    .filter((cost) => !cost.yearly && cost.fiscalYear <= upTo)
    .map((cost) => ({ cost, factor: exact(1n), year: cost.fiscalYear }));
  return total(once, projectIds, hourlyYen);
}

interface Due {
  cost: Cost;
  factor: Exact;
  year: FiscalYear;
}

function total(due: readonly Due[], projectIds: readonly string[], hourlyYen: HourlyYen): CostSum {
  const parts = due
    .map((one) => ({ ...one, part: sum(projectIds.map((id) => shareOf(one.cost, id))) }))
    .filter(({ part }) => part.top > 0n)
    .map(({ cost, factor, part, year }) => {
      const yen = yenOf(cost, year, hourlyYen);
      return { kind: cost.kind, yen: yen && multiply(multiply(yen, factor), part) };
    });
  const of = (some: typeof parts) => sum(some.flatMap(({ yen }) => yen ?? []));
  return {
    yen: of(parts),
    byKind: byKey(COST_KINDS.keys, (kind) => of(parts.filter((one) => one.kind === kind))),
    unvalued: parts.filter(({ yen }) => yen === null).length,
  };
}

function yenOf({ yen, hours }: Cost, year: FiscalYear, hourlyYen: HourlyYen): Exact | null {
  if (yen !== null) return whole(yen);
  const hourly = hourlyYen.get(year);
  return hours === null || hourly === undefined ? null : multiply(hours, whole(hourly));
}

/** The same for the rules. */
export function costOf({ hours, ...cost }: CostEntry): Cost {
  return { ...cost, hours: hours === null ? null : parseDecimal(hours, DECIMALS) };
}

/** Everything that keeps a cost from being saved; empty where nothing does. */
export function costFaults({ yen, hours, yearly, fiscalYear, lastFiscalYear, shares }: CostEntry): Fault[] {
  const faults: Fault[] = [];
  const refuse = (where: string, message: string) => void faults.push({ where, message });
  if ((yen === null) === (hours === null))
    refuse('yen', '費用は、金額（円）か職員の作業時間のどちらか一方を入力してください。');
  if (yen !== null && !isWholeUpTo(yen, LARGEST_YEN))
    refuse('yen', `金額は0以上${atMost(LARGEST_YEN)}の整数（円）で入力してください。`);
  const fault = hours === null ? null : amountFault('hours', '職員の作業時間', hours);
  if (fault) faults.push(fault);
  if (!yearly && lastFiscalYear !== null)
    refuse('lastFiscalYear', '最後の年度は、毎年度の費用にだけ入力できます。');
  if (lastFiscalYear !== null && lastFiscalYear < fiscalYear)
    refuse('lastFiscalYear', '最後の年度は、始めの年度以後にしてください。');
  if (shares.length === 0) refuse('shares', '費用を負担する案件を1つ以上選んでください。');
  if (new Set(shares.map(({ projectId }) => projectId)).size < shares.length)
    refuse('shares', '同じ案件が2回選ばれています。');
  if (shares.some(({ weight }) => !isWholeUpTo(weight, LARGEST_WEIGHT, 1)))
    refuse('shares', `按分の重みは1以上${atMost(LARGEST_WEIGHT)}の整数で入力してください。`);
  return faults;
}

/** 費用対効果: yen saved for every yen spent. Null where nothing was spent. */
export function costEffectiveness(savedYen: Exact, costYen: Exact): Exact | null {
  return divide(savedYen, costYen);
}

/** 回収期間: months until what is saved has paid for what was spent once. */
export type Payback = { kind: 'months'; months: Exact } | { kind: 'never' } | { kind: 'unknown' };

/**
 * What was spent once ÷ (saved a year − spent every year) × 12. `never` where a year costs as much as it saves;
 * `unknown` where no year's saving is known. Nothing spent once gives 0 months.
 */
export function payback(onceYen: Exact, savedYearYen: Exact | null, yearlyYen: Exact): Payback {
  if (savedYearYen === null) return { kind: 'unknown' };
  const yearlyGain = subtract(savedYearYen, yearlyYen);
  if (compareExact(yearlyGain, ZERO) <= 0) return { kind: 'never' };
  const years = divide(onceYen, yearlyGain) ?? ZERO;
  return { kind: 'months', months: multiply(years, whole(12)) };
}
