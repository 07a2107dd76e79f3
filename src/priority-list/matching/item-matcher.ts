import { RecentlyUsed } from '../../platform/recently-used.js';
import { indexItems } from '../item-index.js';
import { proposeItems } from '../item-matching.js';
import { type ListItemDto } from '../priority-list-answer.dto.js';
import { type NameMatchingDto } from './matching.dto.js';

/** Of so many names a matcher remembers what it said, of half a kilobyte each. */
const MOST_NAMES = 4_000;

/** Says what some items of the list make of a name; the same of the same name always. */
export class ItemMatcher {
  private readonly index: ReturnType<typeof indexItems>;
  private readonly itemOf: ReadonlyMap<string, ListItemDto>;
  private readonly known = new RecentlyUsed<NameMatchingDto>(MOST_NAMES);

  constructor(items: readonly ListItemDto[]) {
    this.index = indexItems(items.map(({ groupKey, ...item }) => ({ ...item, group: groupKey })));
    this.itemOf = new Map(items.map((item) => [item.key, item]));
  }

  match(name: string): NameMatchingDto {
    const known = this.known.get(name);
    if (known) return known;
    const matching = this.proposed(name);
    this.known.set(name, matching);
    return matching;
  }

  private proposed(name: string): NameMatchingDto {
    const { proposals, ...matching } = proposeItems(name, this.index);
    return {
      name,
      ...matching,
      proposals: proposals.flatMap((proposal) => {
        const item = this.itemOf.get(proposal.itemKey);
        return item ? [{ ...proposal, itemName: item.name, verification: item.verification }] : [];
      }),
    };
  }
}
