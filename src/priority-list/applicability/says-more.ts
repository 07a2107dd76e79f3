import { type ItemApplicabilityDto } from './applicability-answer.dto.js';

type Said = Pick<ItemApplicabilityDto, 'state' | 'reason' | 'note'>;

/** Whether a statement differs from what holds; its version is not looked at. */
export function saysMore(statement: Said, before: Said): boolean {
  return (
    statement.state !== before.state || statement.reason !== before.reason || statement.note !== before.note
  );
}
