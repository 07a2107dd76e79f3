import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { indexItems } from '../item-index.js';
import { type Matching, proposeItems } from '../item-matching.js';
import { PriorityListService } from '../priority-list.service.js';

/** What the list says about one name; each proposal with the item's own name to show beside it. */
export interface NameMatching extends Omit<Matching, 'proposals'> {
  name: string;
  proposals: (Matching['proposals'][number] & { itemName: string; verification: string })[];
}

@Injectable()
export class MatchingService {
  constructor(private readonly list: PriorityListService) {}

  /** Proposes items of the edition (by default the one in force) for each name, in the order of the names. */
  async match(
    context: Context,
    names: readonly string[],
    edition?: string,
  ): Promise<{ edition: string; items: NameMatching[] }> {
    const found = await this.list.items(context, edition);
    const index = indexItems(found.items.map(({ groupKey, ...item }) => ({ ...item, group: groupKey })));
    const byKey = new Map(found.items.map((item) => [item.key, item]));
    const items = names.map((name) => {
      const { proposals, ...matching } = proposeItems(name, index);
      return {
        name,
        ...matching,
        proposals: proposals.flatMap((proposal) => {
          const item = byKey.get(proposal.itemKey);
          return item ? [{ ...proposal, itemName: item.name, verification: item.verification }] : [];
        }),
      };
    });
    return { edition: found.edition, items };
  }
}
