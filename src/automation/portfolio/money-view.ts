import { type FiscalYear } from '../../kernel/fiscal-year.js';
import { type Exact, formatDecimal } from '../../targets/exact.js';
import { costEffectiveness, payback, type Payback } from '../cost/payback.js';
import {
  type Cost,
  COST_KINDS,
  type CostKind,
  costsOfYear,
  costsThatComeOnce,
  type CostSum,
  fallsInto,
  type HourlyYen,
} from '../cost/project-cost.js';
import { multiply, whole } from '../effect/exact-sum.js';
import { shownYen } from './hours-view.js';

/** 費用 for display, in whole yen. */
export interface CostView {
  /** Null where no cost is entered at all: that is not 0 yen. */
  yen: number | null;
  byKind: Record<CostKind, number>;
  /** Costs left out because no hourly cost is known for their year. */
  unvalued: number;
}

/** What is saved in money beside what it costs. */
export interface MoneyView {
  /** What an hour of staff costs in the year; null where it is not entered, and so is all that hangs on it. */
  hourlyYen: number | null;
  savedYen: number | null;
  /** Of the months looked at: yearly costs count for months ÷ 12. */
  cost: CostView;
  /** 費用対効果: yen saved for each yen spent, two decimals. */
  effectiveness: string | null;
}

/** 回収期間 for display, the months with one decimal. */
export type PaybackView = { kind: 'months'; months: string } | Exclude<Payback, { kind: 'months' }>;

/** What money is worked out with. */
export interface Purse {
  costs: readonly Cost[];
  hourlyYen: HourlyYen;
}

/** Hours saved in so many first months of a fiscal year, in money, beside what these projects cost in them. */
export function moneyView(
  saved: Exact,
  projectIds: readonly string[],
  period: { year: FiscalYear; months: number },
  { costs, hourlyYen }: Purse,
): MoneyView {
  const hourly = hourlyYen.get(period.year);
  const savedYen = hourly === undefined ? null : multiply(saved, whole(hourly));
  const cost = costsOfYear(costs, projectIds, period, hourlyYen);
  const entered = costs.some(
    (one) =>
      fallsInto(one, period.year) && one.shares.some(({ projectId }) => projectIds.includes(projectId)),
  );
  const ratio = savedYen && cost.unvalued === 0 ? costEffectiveness(savedYen, cost.yen) : null;
  return {
    hourlyYen: hourly ?? null,
    savedYen: savedYen && shownYen(savedYen),
    cost: costView(cost, entered),
    effectiveness: ratio && formatDecimal(ratio, 2),
  };
}

/** 回収期間 of a project that saves so many hours in a year; unknown where the hours or what they are worth are. */
export function paybackView(
  savedInYear: Exact | null,
  projectId: string,
  year: FiscalYear,
  { costs, hourlyYen }: Purse,
): PaybackView {
  const hourly = hourlyYen.get(year);
  const yearly = costsOfYear(
    costs.filter((cost) => cost.yearly),
    [projectId],
    { year },
    hourlyYen,
  );
  const once = costsThatComeOnce(costs, [projectId], year, hourlyYen);
  if (once.unvalued + yearly.unvalued > 0 || hourly === undefined) return { kind: 'unknown' };
  const found = payback(once.yen, savedInYear && multiply(savedInYear, whole(hourly)), yearly.yen);
  return found.kind === 'months' ? { kind: 'months', months: formatDecimal(found.months, 1) } : found;
}

function costView({ yen, byKind, unvalued }: CostSum, entered: boolean): CostView {
  return {
    yen: entered ? shownYen(yen) : null,
    byKind: Object.fromEntries(COST_KINDS.keys.map((kind) => [kind, shownYen(byKind[kind])])) as Record<
      CostKind,
      number
    >,
    unvalued,
  };
}
