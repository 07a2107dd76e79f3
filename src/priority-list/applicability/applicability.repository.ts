import { Injectable } from '@nestjs/common';
import { sql } from '../../platform/database/sql.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ApplicabilityEntity } from './applicability.entity.js';

/** What a municipality has said about one item. */
export type StoredApplicability = Pick<
  ApplicabilityEntity,
  'itemKey' | 'state' | 'reason' | 'note' | 'version'
>;

const statements = (tx: Transaction) => sql`
  SELECT item_key, state, reason, note, version FROM applicability WHERE municipality_id = ${tx.municipality}`;

@Injectable()
export class ApplicabilityRepository {
  /** The recorded statements; items without one are absent. */
  async all(tx: Transaction): Promise<StoredApplicability[]> {
    return tx.query<StoredApplicability>(statements(tx));
  }

  /** The same, each row kept from changing until the transaction ends. */
  async lockAll(tx: Transaction): Promise<StoredApplicability[]> {
    return tx.query<StoredApplicability>(sql`${statements(tx)} ORDER BY item_key FOR UPDATE`);
  }

  /**
   * Saves each over its `version`, where 0 stands for one not said yet. Returns how many were saved: fewer than
   * given where one has changed since.
   */
  async save(tx: Transaction, statement: StoredApplicability[]): Promise<number> {
    const versions = Object.fromEntries(statement.map(({ itemKey, version }) => [itemKey, version]));
    return tx.execute(sql`
      INSERT INTO applicability AS a (municipality_id, item_key, state, reason, note)
      SELECT ${tx.municipality}, r.item_key, r.state, r.reason, r.note
        FROM jsonb_populate_recordset(NULL::applicability, ${asTableRows(statement)}) AS r
      ON CONFLICT (municipality_id, item_key)
      DO UPDATE SET state = excluded.state, reason = excluded.reason, note = excluded.note, version = a.version + 1
       WHERE a.version = (${JSON.stringify(versions)}::jsonb ->> a.item_key)::integer`);
  }
}
