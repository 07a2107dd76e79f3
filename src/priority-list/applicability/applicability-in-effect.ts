import { type MunicipalityKind } from '../../kernel/municipality-code.js';
import { defaultApplicability } from '../default-applicability.js';
import { type ListItem } from '../priority-list.repository.js';
import { type StoredApplicability } from './applicability.repository.js';

/** An item of the list and whether the municipality handles it. */
export interface ItemApplicability extends ListItem, Omit<StoredApplicability, 'itemKey'> {
  /** Whether the municipality has said so itself; otherwise it is what the item's handler suggests. */
  stated: boolean;
}

/**
 * The applicability of each item: what the municipality has said, else the default of `default-applicability.ts`
 * with version 0. In the order of the items; no items give none.
 */
export function applicabilityInEffect(
  items: readonly ListItem[],
  said: readonly StoredApplicability[],
  kind: MunicipalityKind,
): ItemApplicability[] {
  const saidOf = new Map(said.map(({ itemKey, ...own }) => [itemKey, own]));
  return items.map((item) => {
    const own = saidOf.get(item.key);
    return own
      ? { ...item, ...own, stated: true }
      : { ...item, ...defaultApplicability(item.handler, kind), version: 0, stated: false };
  });
}
