import { addMonths, monthRange, type Month } from '../kernel/month.js';
import { type Exact } from '../kernel/exact.js';
import { countForPercent } from '../kernel/rate.js';

/** A procedure in scope as its department plans it. */
export interface PlannedProcedure {
  readonly id: string;
  readonly departmentId: string;
  readonly online: boolean;
  /** 予定月: by its end the procedure is to be online; null without a plan. */
  readonly plannedMonth: Month | null;
  /** Months it has slipped from its first plan, later positive; null without a plan. */
  readonly slip: number | null;
  /** How many procedures it stands for that are alike in all this; one where it is omitted. */
  readonly alike?: number;
}

/** A list item that is handled, with the procedures in scope that stand for it. */
export interface PlannedItem {
  readonly key: string;
  readonly procedureIds: readonly string[];
}

export interface Plans {
  from: Month;
  to: Month;
  procedures: readonly PlannedProcedure[];
  items: readonly PlannedItem[];
  itemRule: 'any' | 'all';
  /** Each department's median slip; that of these procedures where it is omitted. */
  slips?: ReadonlyMap<string, number>;
}

/** What would be online at a month's end: every plan held, or every plan slipped. */
export interface ForecastMonth {
  month: Month;
  procedures: { held: number; slipped: number };
  items: { held: number; slipped: number };
}

/** The middle of the slips; of two middles the mean, a half month rounded up. `null` of none. */
export function medianSlip(slips: readonly number[]): number | null {
  const sorted = [...slips].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.ceil((low + high) / 2);
}

/** Each department's median slip so far, over its procedures with a plan. */
export function departmentSlips(procedures: readonly PlannedProcedure[]): Map<string, number> {
  const slips = new Map<string, number[]>();
  for (const { departmentId, slip } of procedures) {
    if (slip !== null) slips.set(departmentId, [...(slips.get(departmentId) ?? []), slip]);
  }
  return new Map([...slips].map(([departmentId, all]) => [departmentId, medianSlip(all) ?? 0]));
}

/**
 * What would be online at the end of each month from `from` to `to`. A plan whose month has passed unfulfilled
 * counts from `from` on at the earliest. Departments that have been early so far do not make a plan earlier.
 * Without plans every month shows what is online now.
 */
export function forecast({ from, to, procedures, items, itemRule, slips: known }: Plans): ForecastMonth[] {
  const slips = known ?? departmentSlips(procedures);
  const onlineBy = (slip: (departmentId: string) => number) => {
    const reached = procedures.map((one) => {
      const month = onlineFrom(one, slip(one.departmentId), from);
      return { id: one.id, month, alike: one.alike ?? 1 };
    });
    const months = new Map(reached.map(({ id, month }) => [id, month]));
    const reachedItems = items.map(({ procedureIds }) => {
      const month = itemFrom(procedureIds, months, itemRule);
      return { month, alike: 1 };
    });
    return (month: Month) => ({
      procedures: reachedBy(reached, month),
      items: reachedBy(reachedItems, month),
    });
  };
  const onSchedule = onlineBy(() => 0);
  const slipped = onlineBy((departmentId) => Math.max(0, slips.get(departmentId) ?? 0));
  return monthRange(from, to).map((month) => {
    const [ifOnSchedule, ifSlipped] = [onSchedule(month), slipped(month)];
    return {
      month,
      procedures: { held: ifOnSchedule.procedures, slipped: ifSlipped.procedures },
      items: { held: ifOnSchedule.items, slipped: ifSlipped.items },
    };
  });
}

/** How many items or procedures are missing to a target in percent although `online` would be; 0 where none. */
export function missingToTarget(target: Exact, online: number, denominator: number): number {
  return Math.max(0, countForPercent(target, denominator) - online);
}

function onlineFrom({ online, plannedMonth }: PlannedProcedure, slip: number, from: Month): Month | null {
  if (online) return from;
  if (plannedMonth === null) return null;
  const due = addMonths(plannedMonth, slip);
  return due < from ? from : due;
}

function itemFrom(
  procedureIds: readonly string[],
  months: ReadonlyMap<string, Month | null>,
  itemRule: 'any' | 'all',
): Month | null {
  const all = procedureIds.map((id) => months.get(id) ?? null);
  const known = all.filter((month) => month !== null).sort();
  if (itemRule === 'any') return known[0] ?? null;
  return known.length === all.length ? (known.at(-1) ?? null) : null;
}

function reachedBy(plans: readonly { month: Month | null; alike: number }[], month: Month): number {
  return countAlike(plans.filter((one) => one.month !== null && one.month <= month));
}

/** How many procedures these stand for. */
export function countAlike(procedures: readonly Pick<PlannedProcedure, 'alike'>[]): number {
  return procedures.reduce((sum, { alike = 1 }) => sum + alike, 0);
}
