import { Injectable } from '@nestjs/common';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type ApplicabilityState, type NotHandledReason } from '../applicability-words.js';

/** What a municipality has said about one item. */
export interface StoredApplicability {
  itemKey: string;
  state: ApplicabilityState;
  reason: NotHandledReason | null;
  note: string | null;
  version: number;
}

@Injectable()
export class ApplicabilityRepository {
  /** The recorded statements; items without one are absent. */
  async all(tx: Transaction): Promise<StoredApplicability[]> {
    return tx.query<StoredApplicability>(
      `SELECT item_key, state, reason, note, version FROM applicability WHERE municipality_id = $1`,
      [tx.municipality],
    );
  }

  /** The same, each row kept from changing until the transaction ends. */
  async lockAll(tx: Transaction): Promise<StoredApplicability[]> {
    return tx.query<StoredApplicability>(
      `SELECT item_key, state, reason, note, version FROM applicability
        WHERE municipality_id = $1 ORDER BY item_key FOR UPDATE`,
      [tx.municipality],
    );
  }

  /**
   * Saves each over its `version`, where 0 stands for one not said yet. Returns how many were saved: fewer than
   * given where one has changed since.
   */
  async save(tx: Transaction, statement: StoredApplicability[]): Promise<number> {
    return tx.execute(
      `INSERT INTO applicability AS a (municipality_id, item_key, state, reason, note)
       SELECT $1, r.item_key, r.state, r.reason, r.note
         FROM jsonb_populate_recordset(NULL::applicability, $2) AS r
       ON CONFLICT (municipality_id, item_key)
       DO UPDATE SET state = excluded.state, reason = excluded.reason, note = excluded.note, version = a.version + 1
        WHERE a.version = ($3::jsonb ->> a.item_key)::integer`,
      [
        tx.municipality,
        asTableRows(statement),
        JSON.stringify(Object.fromEntries(statement.map(({ itemKey, version }) => [itemKey, version]))),
      ],
    );
  }
}
