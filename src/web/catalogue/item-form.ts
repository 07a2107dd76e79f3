import { type MappedItemDto } from '../../catalogue/mapping/mapping-answer.dto.js';
import { type WantedItemDto } from '../../catalogue/mapping/mapping.dto.js';
import { type NameMatchingDto } from '../../priority-list/matching/matching.dto.js';
import { type Choice } from '../components/form-field.js';
import { valueInWords } from '../form/field.js';
import { FormDescription } from '../form/form-description.js';
import { type FormBody, textOf } from '../http/form-body.js';

/** An item one may tick: one that is mapped, or one proposed by the procedure's name. */
export interface ItemRow {
  itemKey: string;
  /** The department that leads the item as far as this procedure says so. */
  leadDepartmentId: string | null;
  /** How well the names match, from 0 to 1; null where nothing is proposed. */
  score: number | null;
}

/** The value of the choice that leaves an item's lead as it is. */
export const AS_IT_IS = '';
/** The value of the choice that leaves an item without a lead. */
export const NO_LEAD = 'none';

/** The items of a procedure, drawn by its page: those ticked (`item-<key>`), and one added from the whole list. */
export const ITEM_FORM = new FormDescription({
  items: {
    label: '優先手続',
    read: wantedItems,
    show: (row) => {
      const { items = [] } = row as { items?: readonly MappedItemDto[] };
      const inputs = items.flatMap(({ itemKey, leadDepartmentId }) => [
        [`item-${itemKey}`, 'on'],
        [`lead-${itemKey}`, leadDepartmentId ?? NO_LEAD],
      ]);
      return Object.fromEntries(inputs) as FormBody;
    },
    inWords: (body, _, choices) => valueInWords(wantedItems(body).map((item) => itemInWords(item, choices))),
    inputs: () => ['add'],
    inputAt: () => undefined,
    draw: () => {
      throw new Error('drawn by its page');
    },
  },
});

/** Mapped items first, then further ones proposed, best first. */
export function itemRows(
  mapped: readonly MappedItemDto[],
  { proposals }: Pick<NameMatchingDto, 'proposals'>,
): ItemRow[] {
  const score = new Map(proposals.map((proposal) => [proposal.itemKey, proposal.score]));
  const known = new Set(mapped.map(({ itemKey }) => itemKey));
  return [
    ...mapped.map(({ itemKey, leadDepartmentId }) => ({
      ...{ itemKey, leadDepartmentId },
      score: score.get(itemKey) ?? null,
    })),
    ...proposals
      .filter(({ itemKey }) => !known.has(itemKey))
      .map((proposal) => ({ itemKey: proposal.itemKey, score: proposal.score, leadDepartmentId: null })),
  ];
}

function wantedItems(form: FormBody): WantedItemDto[] {
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

/** The choices name both items and departments. */
function itemInWords({ itemKey, lead }: WantedItemDto, choices: readonly Choice[] = []): string {
  const label = (key: string) => choices.find(({ value }) => value === key)?.label ?? key;
  return lead ? `${label(itemKey)}（主管課：${label(lead)}）` : label(itemKey);
}
