import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { indexItems } from '../item-index.js';
import { proposeItems } from '../item-matching.js';
import { PriorityListService } from '../priority-list.service.js';
import { type EditionMatchingDto } from './matching.dto.js';

@Injectable()
export class MatchingService {
  constructor(private readonly list: PriorityListService) {}

  /** Proposes items of the edition (by default the one in force) for each name, in the order of the names. */
  async match(context: Context, names: readonly string[], edition?: string): Promise<EditionMatchingDto> {
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
