import { compareMonths, type Month, monthsBetween } from '../kernel/month.js';
import {
  type ActionCountsDto,
  type ActionFieldsDto,
  type ActionOfMonthDto,
  type ActionStepDto,
} from './review-answer.dto.js';
import { type ActionState } from './action-states.js';

export const ACTION_STATE_NAMES: Record<ActionState, string> = {
  'not-started': '未着手',
  'in-progress': '対応中',
  done: '完了',
  cancelled: '取りやめ',
};

/** Who an action belongs to is stored as the department's id alone. */
type OwnerName = 'departmentCode' | 'departmentName';

/** What an action says: what is to be done, by whom and by when. */
export type ActionFields = Omit<ActionFieldsDto, OwnerName>;

/** The whole action as it stood from a month on. */
export type ActionStep = Omit<ActionStepDto, OwnerName>;

/** An action as it stands at the end of a month. `comment` is the last one that was made. */
export type ActionStatus = Omit<ActionOfMonthDto, 'id' | 'number' | OwnerName>;

/** Whether something is still to be done. */
export function isOpen(state: ActionState): boolean {
  return state === 'not-started' || state === 'in-progress';
}

/**
 * The action as of the end of a month: of the steps up to it, the last of the latest month holds. A step recorded
 * later for an earlier month (a correction of a reopened one) so never overrides what a later month said.
 * Null before the month in which it was taken up.
 */
export function statusAt(steps: readonly ActionStep[], month: Month): ActionStatus | null {
  const stepsUntil = inOrder(steps).filter((step) => step.month <= month);
  const [first, latest] = [stepsUntil[0], stepsUntil.at(-1)];
  if (!first || !latest) return null;
  const { content, departmentId, dueMonth, state } = latest;
  const before = stepsUntil.findLast((step) => step.state !== state);
  const since = stepsUntil[before ? stepsUntil.indexOf(before) + 1 : 0]?.month ?? latest.month;
  const open = isOpen(state);
  return {
    content,
    departmentId,
    dueMonth,
    state,
    comment: stepsUntil.findLast(({ comment }) => comment !== null)?.comment ?? null,
    createdIn: first.month,
    since,
    isNew: first.month === month,
    overdue: open && dueMonth <= month,
    carried: monthsBetween(first.month, open ? month : since),
  };
}

/** Whether an action is listed with a month: it is open, or ended in that very month. */
export function belongsTo({ state, since }: ActionStatus, month: Month): boolean {
  return isOpen(state) || since === month;
}

/** Steps by month, within a month as they were recorded. */
export function inOrder(steps: readonly ActionStep[]): ActionStep[] {
  return [...steps].sort((a, b) => compareMonths(a.month, b.month) || a.ordinal - b.ordinal);
}

/** How many of a month's actions are new, open, overdue (these are open too), and done or cancelled in it. */
export function countActions(
  actions: readonly Pick<ActionStatus, 'state' | 'isNew' | 'overdue'>[],
): ActionCountsDto {
  const countWhere = (holds: (action: (typeof actions)[number]) => boolean) => actions.filter(holds).length;
  return {
    new: countWhere(({ isNew }) => isNew),
    open: countWhere(({ state }) => isOpen(state)),
    overdue: countWhere(({ overdue }) => overdue),
    done: countWhere(({ state }) => state === 'done'),
    cancelled: countWhere(({ state }) => state === 'cancelled'),
  };
}
