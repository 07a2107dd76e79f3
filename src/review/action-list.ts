import { decodeCursor, type Page, pageOf } from '../platform/keyset.js';
import { type PageQuery } from '../platform/http/page-query.dto.js';
import { isOpen } from './action-status.js';
import { type ActionQuery } from './action.dto.js';
import { type ActionOfMonthDto } from './review-answer.dto.js';
import { OFFICE } from './office.js';

/** What a list of actions is narrowed to; `open` is 未着手 and 対応中 together. */
export type ActionFilter = Omit<ActionQuery, keyof PageQuery>;

export function matchesFilter(
  action: Pick<ActionOfMonthDto, 'departmentId' | 'state' | 'overdue'>,
  { departmentId, state, overdue }: ActionFilter,
): boolean {
  return (
    (departmentId === undefined || (action.departmentId ?? OFFICE) === departmentId) &&
    (state === undefined || (state === 'open' ? isOpen(action.state) : action.state === state)) &&
    (overdue === undefined || action.overdue === overdue)
  );
}

/** One page of actions in their order (due month, then number), from behind the cursor on. @throws Problem 422 */
export function pageOfActions(
  actions: readonly ActionOfMonthDto[],
  limit: number,
  cursor?: string,
): Page<ActionOfMonthDto> {
  const [due = '', number = ''] = cursor === undefined ? [] : decodeCursor(cursor, ['text', 'integer']);
  const after = actions.filter(
    (action) => action.dueMonth > due || (action.dueMonth === due && action.number > Number(number)),
  );
  return pageOf(after.slice(0, limit + 1), limit, (action) => [action.dueMonth, action.number]);
}
