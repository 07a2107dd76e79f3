import { wordList } from '../../kernel/word-list.js';
import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Exact, exact, multiply, sum, whole } from '../../kernel/exact.js';

/** 費用の種類. */
export const COST_KINDS = wordList('費用の種類', {
  licence: 'ライセンス',
  development: '開発',
  upkeep: '保守・運用',
});
export type CostKind = (typeof COST_KINDS.keys)[number];

/** How a cost borne by several projects is split. */
export const SPLITS = wordList('按分方法', { equal: '均等', weight: '重み' });
export type Split = (typeof SPLITS.keys)[number];

/** 費用: in yen, or in hours of staff that are worth what an hour costs in that year. */
export interface Cost {
  kind: CostKind;
  /** Yen a year for a yearly cost. Null where it is given in hours. */
  yen: number | null;
  hours: Exact | null;
  /** Comes every year from `fiscalYear` to `lastFiscalYear` (null: on and on); else once, in `fiscalYear`. */
  yearly: boolean;
  fiscalYear: FiscalYear;
  lastFiscalYear: FiscalYear | null;
  split: Split;
  /** The projects that bear it, each once; weights above 0. */
  shares: readonly { projectId: string; weight: number }[];
}

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
  const borne = due
    .map((one) => ({ ...one, part: sum(projectIds.map((id) => shareOf(one.cost, id))) }))
    .filter(({ part }) => part.top > 0n)
    .map(({ cost, factor, part, year }) => {
      const yen = yenOf(cost, year, hourlyYen);
      return { kind: cost.kind, yen: yen && multiply(multiply(yen, factor), part) };
    });
  const of = (some: typeof borne) => sum(some.flatMap(({ yen }) => yen ?? []));
  return {
    yen: of(borne),
    byKind: Object.fromEntries(
      COST_KINDS.keys.map((kind) => [kind, of(borne.filter((one) => one.kind === kind))]),
    ) as Record<CostKind, Exact>,
    unvalued: borne.filter(({ yen }) => yen === null).length,
  };
}

function yenOf({ yen, hours }: Cost, year: FiscalYear, hourlyYen: HourlyYen): Exact | null {
  if (yen !== null) return whole(yen);
  const hourly = hourlyYen.get(year);
  return hours === null || hourly === undefined ? null : multiply(hours, whole(hourly));
}
