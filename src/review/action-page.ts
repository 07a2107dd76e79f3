import { decodeCursor, type Page, pageOf } from '../platform/keyset.js';
import { type ActionOfMonthDto } from './review-answer.dto.js';

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
