import { Injectable } from '@nestjs/common';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { defaultApplicability } from '../../priority-list/default-applicability.js';
import { HANDLERS } from '../../priority-list/edition-words.js';
import { editionInForce } from '../../priority-list/priority-list.repository.js';

/** What an item is before anyone has said anything, by the kind of municipality and the item's handler. */
const DEFAULTS = JSON.stringify(
  (['municipality', 'prefecture'] as const).flatMap((kind) =>
    HANDLERS.map((handler) => ({ kind, handler, state: defaultApplicability(handler, kind).state })),
  ),
);

@Injectable()
export class UnmappedItemsRepository {
  /** How many items of the edition in force count as handled and have no procedure that is neither retired nor abolished. */
  async count(tx: Transaction): Promise<number> {
    const row = await tx.one<{ items: number }>(
      prepared(sql`
      SELECT count(*)::integer AS items
        FROM municipality m
        JOIN list_edition_item e ON e.edition = ${editionInForce(tx)}
        JOIN jsonb_to_recordset(${DEFAULTS}::jsonb) AS d(kind text, handler text, state text)
          ON d.kind = m.kind AND d.handler = e.handler
        LEFT JOIN applicability a ON a.municipality_id = m.municipality_id AND a.item_key = e.item_key
       WHERE m.municipality_id = ${tx.municipality} AND coalesce(a.state, d.state) <> 'not-handled'
         AND NOT EXISTS (
           SELECT FROM item_mapping i
             JOIN procedure p ON p.municipality_id = i.municipality_id AND p.id = i.procedure_id
            WHERE i.municipality_id = m.municipality_id AND i.item_key = e.item_key
              AND p.retired_at IS NULL AND p.current_stage IS DISTINCT FROM 'abolished')`),
    );
    return row?.items ?? 0;
  }
}
