import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { storable, storableJson } from '../kernel/storable.js';
import { sql } from '../platform/database/sql.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { type ImportRunDto, type ImportState } from './import.dto.js';
import { type AcceptedFor } from './month-accepted-for.js';
import { type KeptRun } from './kept-import.repository.js';

export interface NewImportRun extends Pick<ImportRunDto, 'kind' | 'fileName' | 'fileDigest' | 'parameters'> {
  idempotencyKey: string;
  file: Buffer;
  context: Context;
  acceptedFor: AcceptedFor | null;
}

/** A file that waits, with all that taking it in needs. */
export type WaitingImport = ImportRunDto &
  Pick<NewImportRun, 'file' | 'context' | 'acceptedFor'> &
  Pick<KeptRun, 'preview' | 'keptUntil'>;

const COLUMNS = sql`id, kind, file_name, file_digest, parameters, state,
  '{"unreadColumns": [], "hiddenRows": []}'::jsonb || result AS result,
  created_at, finished_at`;

@Injectable()
export class ImportRepository {
  /** Keeps a new file; undefined where its sender used the key before, also in a request that is being answered now. */
  async insert(tx: Transaction, run: NewImportRun): Promise<ImportRunDto | undefined> {
    return tx.one<ImportRunDto>(sql`
      INSERT INTO import_run (municipality_id, kind, idempotency_key, file_name, file_digest, file, parameters, context,
                              accepted_for)
      VALUES (${tx.municipality}, ${run.kind}, ${run.idempotencyKey}, ${storable(run.fileName)}, ${run.fileDigest},
              ${run.file}, ${storableJson(run.parameters)}, ${storableJson(run.context)},
              ${run.acceptedFor && JSON.stringify(run.acceptedFor)})
      ON CONFLICT (municipality_id, sender, idempotency_key) DO NOTHING RETURNING ${COLUMNS}`);
  }

  /** What a sender has given a key to; a key belongs to the one who gave it. */
  async byKey(tx: Transaction, sender: string, idempotencyKey: string): Promise<ImportRunDto | undefined> {
    return tx.one<ImportRunDto>(sql`
      SELECT ${COLUMNS} FROM import_run
       WHERE municipality_id = ${tx.municipality} AND sender = ${sender} AND idempotency_key = ${idempotencyKey}`);
  }

  async find(tx: Transaction, id: string): Promise<ImportRunDto | undefined> {
    return tx.one<ImportRunDto>(sql`
      SELECT ${COLUMNS} FROM import_run WHERE municipality_id = ${tx.municipality} AND id = ${id}`);
  }

  /** The file, who sent it and what for, while it still waits. */
  async waiting(tx: Transaction, id: string): Promise<WaitingImport | undefined> {
    return tx.one<WaitingImport>(sql`
      SELECT ${COLUMNS}, file, context, accepted_for, preview, kept_until FROM import_run
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state = 'waiting' AND file IS NOT NULL`);
  }

  /** Stores the outcome of a waiting file and deletes its bytes; false where it waits no more. */
  async finish(
    tx: Transaction,
    id: string,
    state: Exclude<ImportState, 'waiting' | 'checked' | 'expired'>,
    result: ImportResultDto | null,
  ): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE import_run SET state = ${state}, result = ${result && storableJson(result)}, finished_at = now(), file = NULL
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state = 'waiting'`);
  }
}
