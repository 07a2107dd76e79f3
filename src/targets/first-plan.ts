import { type ProcedureRow } from '../achievement/rows/procedure-row.js';
import { monthsBetween, type Month, parseMonth, previousMonth } from '../kernel/month.js';
import { isOnline } from '../kernel/stage.js';

/** The first plan of a procedure, and how it was kept, by the closed months. */
export interface FirstPlan {
  /** The first month it was ever planned for; it stays the same whatever is planned later. */
  month: Month;
  /** The newest closed month at whose end it was known not to be online; null where there is none. */
  lastOffline: Month | null;
  /** The first closed month after that, at whose end it was online; null where there is none yet. */
  firstOnline: Month | null;
}

/**
 * Months between the first plan and what has become of it, seen from the month `from`, later positive. One that came
 * online counts to the month it did, whatever was planned last, where closed months show it. A plan whose month has
 * passed unfulfilled has slipped to `from` at least, whether or not anybody has written so. Null without a plan.
 */
export function slipFromFirstPlan(
  { stage, plannedMonth: planned }: Pick<ProcedureRow, 'stage' | 'plannedMonth'>,
  plan: FirstPlan | undefined,
  from: Month,
): number | null {
  const online = isOnline(stage);
  if (plan && online && plan.lastOffline !== null)
    return monthsBetween(plan.month, plan.firstOnline ?? previousMonth(from));
  if (planned === null) return null;
  const plannedMonth = parseMonth(planned);
  const due = !online && plannedMonth < from ? from : plannedMonth;
  return monthsBetween(plan?.month ?? plannedMonth, due);
}
