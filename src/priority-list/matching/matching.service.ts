import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { type Verification } from '../edition-file.js';
import { indexItems } from '../item-index.js';
import { type Matching, type Proposal, proposeItems } from '../item-matching.js';
import { PriorityListService } from '../priority-list.service.js';

/** An item proposed, with its own name to show beside it. */
export interface NamedProposal extends Proposal {
  itemName: string;
  verification: Verification;
}

/** What the list says about one name. */
export interface NameMatching extends Omit<Matching, 'proposals'> {
  name: string;
  proposals: NamedProposal[];
}

/** What an edition says about names, in their order. */
export interface EditionMatching {
  edition: string;
  items: NameMatching[];
}

@Injectable()
export class MatchingService {
  constructor(private readonly list: PriorityListService) {}

  /** Proposes items of the edition (by default the one in force) for each name, in the order of the names. */
  async match(context: Context, names: readonly string[], edition?: string): Promise<EditionMatching> {
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
