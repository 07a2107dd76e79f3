import { type MunicipalityKind } from '../../kernel/municipality-code.js';
import { defaultApplicability } from '../default-applicability.js';
import { type ListItemDto } from '../priority-list-answer.dto.js';
import { type ItemApplicabilityDto } from './applicability-answer.dto.js';
import { type StoredApplicability } from './applicability.repository.js';

/**
 * The applicability of each item: what the municipality has said, else the default of `default-applicability.ts`
 * with version 0. In the order of the items; no items give none.
 */
export function applicabilityInEffect(
  items: readonly ListItemDto[],
  statement: readonly StoredApplicability[],
  kind: MunicipalityKind,
): ItemApplicabilityDto[] {
  const statementOf = new Map(statement.map(({ itemKey, ...own }) => [itemKey, own]));
  return items.map((item) => {
    const own = statementOf.get(item.key);
    return own
      ? { ...item, ...own, stated: true }
      : { ...item, ...defaultApplicability(item.handler, kind), version: 0, stated: false };
  });
}
