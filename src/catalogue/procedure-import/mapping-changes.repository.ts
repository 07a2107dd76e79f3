import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type Lead } from '../mapping/mapping.repository.js';

/** Brings the mapping of staged procedures that exist up to the file, within the items of one edition. */
@Injectable()
export class MappingChangesRepository {
  /** Notes and makes the changes. Returns the leads named by rows that went, to be carried over. */
  async apply(tx: Transaction, editionKeys: readonly string[]): Promise<Lead[]> {
    await tx.execute(sql`
      INSERT INTO procedure_change
      SELECT s.id, 'items', to_jsonb(coalesce(m.keys, '{}')), to_jsonb(s.items)
        FROM staged_procedure s
        LEFT JOIN (SELECT procedure_id, array_agg(item_key) AS keys FROM item_mapping
                    WHERE municipality_id = ${tx.municipality} AND item_key = ANY (${editionKeys}::text[])
                    GROUP BY procedure_id) m ON m.procedure_id = s.id
       WHERE NOT s.is_new AND NOT (s.items @> coalesce(m.keys, '{}') AND s.items <@ coalesce(m.keys, '{}'))`);
    const gone = await tx.query<{ itemKey: string; leadDepartmentId: string | null }>(sql`
      DELETE FROM item_mapping m USING staged_procedure s
       WHERE s.id IN (SELECT procedure_id FROM procedure_change WHERE field = 'items')
         AND m.municipality_id = ${tx.municipality} AND m.procedure_id = s.id
         AND m.item_key = ANY (${editionKeys}::text[]) AND NOT m.item_key = ANY (s.items)
      RETURNING m.item_key, m.lead_department_id`);
    await tx.execute(sql`
      INSERT INTO item_mapping (municipality_id, item_key, procedure_id)
      SELECT ${tx.municipality}, item, s.id FROM staged_procedure s, unnest(s.items) AS item
       WHERE s.id IN (SELECT procedure_id FROM procedure_change WHERE field = 'items')
      ON CONFLICT DO NOTHING`);
    return gone.flatMap(({ itemKey, leadDepartmentId }) =>
      leadDepartmentId === null ? [] : [{ itemKey, leadDepartmentId }],
    );
  }
}
