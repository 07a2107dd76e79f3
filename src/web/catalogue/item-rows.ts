import { type MappedItemDto } from '../../catalogue/mapping/mapping-answer.dto.js';
import { type WantedItemDto } from '../../catalogue/mapping/mapping.dto.js';
import { type NameMatchingDto } from '../../priority-list/matching/matching-answer.dto.js';
import { type FormBody, textOf } from '../http/form-body.js';

/** An item one may tick: one that is mapped, or one proposed by the procedure's name. */
export interface ItemRow {
  itemKey: string;
  ticked: boolean;
  /** The department that leads the item as far as this procedure says so. */
  leadDepartmentId: string | null;
  /** How well the names match, from 0 to 1; null where nothing is proposed. */
  score: number | null;
}

/** The value of the choice that leaves an item's lead as it is. */
export const AS_IT_IS = '';
/** The value of the choice that leaves an item without a lead. */
export const NO_LEAD = 'none';

/** Mapped items first, then further ones proposed, best first. */
export function itemRows(
  mapped: readonly MappedItemDto[],
  { proposals }: Pick<NameMatchingDto, 'proposals'>,
): ItemRow[] {
  const score = new Map(proposals.map((proposal) => [proposal.itemKey, proposal.score]));
  const known = new Set(mapped.map(({ itemKey }) => itemKey));
  return [
    ...mapped.map(({ itemKey, leadDepartmentId }) => ({
      ...{ itemKey, leadDepartmentId, ticked: true },
      score: score.get(itemKey) ?? null,
    })),
    ...proposals
      .filter(({ itemKey }) => !known.has(itemKey))
      .map((proposal) => ({
        ...{ itemKey: proposal.itemKey, score: proposal.score },
        ...{ ticked: false, leadDepartmentId: null },
      })),
  ];
}

/** The items a form asks for: those ticked (`item-<key>`), and one added from the whole list (`add`). */
export function wantedItems(form: FormBody): WantedItemDto[] {
  const ticked = Object.keys(form)
    .filter((field) => field.startsWith('item-'))
    .map((field) => field.slice('item-'.length));
  const added = textOf(form, 'add');
  const keys = [...new Set([...ticked, ...(added === '' ? [] : [added])])];
  return keys.map((itemKey) => {
    const lead = textOf(form, `lead-${itemKey}`);
    if (lead === AS_IT_IS) return { itemKey };
    return { itemKey, lead: lead === NO_LEAD ? null : lead };
  });
}
