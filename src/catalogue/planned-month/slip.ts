import { monthsBetween, type Month } from '../../kernel/month.js';

/** How far a plan has moved, in months; later is positive. */
export interface Slip {
  /** From the first plan to the present one; null without a present plan. */
  sinceFirst: number | null;
  /** From the plan before the present one; null where there is no plan or no earlier one. */
  sincePrevious: number | null;
  /** How many times the plan was put off to a later month. */
  putOff: number;
}

/**
 * The slip of a procedure's plans, oldest first; null is a plan taken back. Taking a plan back and naming the
 * same month again is no change. No plans give null and 0.
 */
export function slipOf(plans: readonly (Month | null)[]): Slip {
  const named = plans.filter((plan) => plan !== null).filter((plan, at, all) => plan !== all[at - 1]);
  const steps = named.slice(1).map((plan, at) => monthsBetween(named[at] ?? plan, plan));
  const present = plans.at(-1) ?? null;
  const [first] = named;
  return {
    sinceFirst: present === null || first === undefined ? null : monthsBetween(first, present),
    sincePrevious: present === null ? null : (steps.at(-1) ?? null),
    putOff: steps.filter((step) => step > 0).length,
  };
}
