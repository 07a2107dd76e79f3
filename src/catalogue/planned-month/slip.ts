import { monthsBetween, type Month } from '../../kernel/month.js';
import { type SlipDto } from './planned-month-answer.dto.js';

/**
 * The slip of a procedure's plans, oldest first; null is a plan taken back. Taking a plan back and naming the
 * same month again is no change. No plans give null and 0.
 */
export function slipOf(plans: readonly (Month | null)[]): SlipDto {
  const distinctPlans = plans.filter((plan) => plan !== null).filter((plan, at, all) => plan !== all[at - 1]);
  const steps = distinctPlans.slice(1).map((plan, at) => monthsBetween(distinctPlans[at] ?? plan, plan));
  const present = plans.at(-1) ?? null;
  const [first] = distinctPlans;
  return {
    sinceFirst: present === null || first === undefined ? null : monthsBetween(first, present),
    sincePrevious: present === null ? null : (steps.at(-1) ?? null),
    putOff: steps.filter((step) => step > 0).length,
  };
}
