import { type ActionState, isOpen } from './action-standing.js';
import { type ActionOfMonth } from './review.reader.js';

/** For `departmentId`: the DX office, which is no department. */
export const OFFICE = 'office';

/** What a list of actions is narrowed to. */
export interface ActionFilter {
  /** A department's id, or `office`. */
  departmentId?: string;
  /** `open` is 未着手 and 対応中 together. */
  state?: ActionState | 'open';
  overdue?: boolean;
}

/** Whether an action is among those asked for. */
export function isAskedFor(
  action: Pick<ActionOfMonth, 'departmentId' | 'state' | 'overdue'>,
  { departmentId, state, overdue }: ActionFilter,
): boolean {
  return (
    (departmentId === undefined || (action.departmentId ?? OFFICE) === departmentId) &&
    (state === undefined || (state === 'open' ? isOpen(action.state) : action.state === state)) &&
    (overdue === undefined || action.overdue === overdue)
  );
}
