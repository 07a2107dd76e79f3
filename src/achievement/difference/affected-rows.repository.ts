import { Injectable } from '@nestjs/common';
import { prepared, sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type RowIds } from './figure-basis.repository.js';

@Injectable()
export class AffectedRowsRepository {
  /**
   * The rows to which touched ones can make a difference: themselves, the procedures into which touched ones were
   * merged, directly or not, and the items to which one of all these is mapped.
   */
  async of(view: Transaction, { procedure, item }: RowIds): Promise<RowIds> {
    const row = await view.one<RowIds>(
      prepared(sql`
      WITH RECURSIVE affected (id) AS (
        SELECT unnest(${procedure}::uuid[])
        UNION
        SELECT p.merged_into FROM affected a
          JOIN procedure p ON p.municipality_id = ${view.municipality} AND p.id = a.id
         WHERE p.retired_at IS NOT NULL AND p.merged_into IS NOT NULL)
      SELECT ARRAY(SELECT id::text FROM affected) AS procedure,
             ARRAY(SELECT unnest(${item}::text[])
                    UNION
                   SELECT m.item_key FROM item_mapping m
                    WHERE m.municipality_id = ${view.municipality}
                      AND m.procedure_id = ANY (ARRAY(SELECT id FROM affected))) AS item`),
    );
    return row ?? { procedure, item };
  }
}
