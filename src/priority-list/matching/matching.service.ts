import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { RecentlyUsed } from '../../platform/recently-used.js';
import { PriorityListService } from '../priority-list.service.js';
import { ItemMatcher } from './item-matcher.js';
import { type EditionMatchingDto } from './matching.dto.js';

/** So many lists of items a process remembers the matcher of: those of the editions in use. */
const MOST_MATCHERS = 4;

@Injectable()
export class MatchingService {
  /** By the items as they are read whenever somebody asks. */
  private readonly matchers = new RecentlyUsed<ItemMatcher>(MOST_MATCHERS);

  constructor(private readonly list: PriorityListService) {}

  /** Proposes items of the edition (by default the one in force) for each name, in the order of the names. */
  async match(context: Context, names: readonly string[], edition?: string): Promise<EditionMatchingDto> {
    const found = await this.list.items(context, edition);
    const key = JSON.stringify(found.items);
    const matcher = this.matchers.get(key) ?? new ItemMatcher(found.items);
    this.matchers.set(key, matcher);
    return { edition: found.edition, items: names.map((name) => matcher.match(name)) };
  }
}
