import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Period } from '../../kernel/period.js';
import { Database } from '../../platform/database/database.js';
import { type LikeForLike, likeForLike } from '../coverage/like-for-like.js';
import { rowWeights } from '../coverage/row-weights.js';
import { type ItemRow } from '../rows/item-row.js';
import { type ItemRule } from '../rows/period-facts.js';
import { RowRepository } from '../rows/row.repository.js';
import { RowSources } from '../rows/row-sources.js';
import { FigureCaveats } from './figure-caveats.js';

/** The items of the national list in a period, and what became of them since the period before. */
export interface ItemOutlook {
  items: readonly ItemRow[];
  itemRule: ItemRule;
  /** By indicator over items, over what counts in both periods; empty without a period before. */
  alike: ReadonlyMap<string, LikeForLike>;
}

@Injectable()
export class ItemOutlookService {
  constructor(
    private readonly database: Database,
    private readonly caveats: FigureCaveats,
    private readonly sources: RowSources,
    private readonly rows: RowRepository,
  ) {}

  /** Of the newest final revision, before the first close the provisional one. @throws Problem 404 without figures */
  async of(context: Context, period: Period): Promise<ItemOutlook> {
    permit(context, 'figures.read');
    permit(context, 'list.read');
    return this.database.snapshot(context, async (tx) => {
      const { found, before } = await this.caveats.withPrevious(tx, period);
      const [after, earlier] = await Promise.all([
        this.sources.ofSnapshot(tx, found.snapshot, found.rowsKept),
        before ? this.sources.ofSnapshot(tx, before.snapshot, before.rowsKept) : null,
      ]);
      const items = await this.rows.measuredItemsOfBoth(tx, { before: earlier, after });
      const { indicators, itemRule } = found.snapshot;
      const overItems = earlier ? indicators.filter(({ measuredBy }) => measuredBy === 'item') : [];
      const alike = overItems.map((indicator) => {
        const rule = indicator.itemRule ?? itemRule;
        const [was, is] = [items.before, items.after].map((side) =>
          rowWeights({ items: side, procedures: [] }, indicator, rule),
        );
        return [indicator.key, likeForLike(was!, is!)] as const;
      });
      return { items: items.after, itemRule, alike: new Map(alike) };
    });
  }
}
