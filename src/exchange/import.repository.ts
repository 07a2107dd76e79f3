import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { type Transaction } from '../platform/database/transaction.js';
import { storable, storableJson } from '../kernel/storable.js';
import { type ImportRunDto, type ImportState } from './import.dto.js';

/** The month a file was accepted for, as it was then. */
export interface AcceptedFor {
  month: string;
  revision: number;
  openedAt: string;
}

export interface NewImportRun extends Pick<ImportRunDto, 'kind' | 'fileName' | 'fileDigest' | 'parameters'> {
  idempotencyKey: string;
  file: Buffer;
  context: Context;
  acceptedFor: AcceptedFor | null;
}

/** A file that waits, with all that taking it in needs. */
export type WaitingImport = ImportRunDto & Pick<NewImportRun, 'file' | 'context' | 'acceptedFor'>;

const COLUMNS = `id, kind, file_name, file_digest, parameters, state,
  '{"unreadColumns": [], "hiddenRows": []}'::jsonb || result AS result,
  created_at, finished_at`;

@Injectable()
export class ImportRepository {
  /** Keeps a new file; undefined where its sender used the key before, also in a request that is being answered now. */
  async insert(tx: Transaction, run: NewImportRun): Promise<ImportRunDto | undefined> {
    const [inserted] = await tx.query<ImportRunDto>(
      `INSERT INTO import_run (municipality_id, kind, idempotency_key, file_name, file_digest, file, parameters, context,
                               accepted_for)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (municipality_id, sender, idempotency_key) DO NOTHING RETURNING ${COLUMNS}`,
      [
        tx.municipality,
        run.kind,
        run.idempotencyKey,
        storable(run.fileName),
        run.fileDigest,
        run.file,
        storableJson(run.parameters),
        storableJson(run.context),
        run.acceptedFor && JSON.stringify(run.acceptedFor),
      ],
    );
    return inserted;
  }

  /** What a sender has given a key to; a key belongs to the one who gave it. */
  async byKey(tx: Transaction, sender: string, idempotencyKey: string): Promise<ImportRunDto | undefined> {
    const [run] = await tx.query<ImportRunDto>(
      `SELECT ${COLUMNS} FROM import_run WHERE municipality_id = $1 AND sender = $2 AND idempotency_key = $3`,
      [tx.municipality, sender, idempotencyKey],
    );
    return run;
  }

  async find(tx: Transaction, id: string): Promise<ImportRunDto | undefined> {
    const [run] = await tx.query<ImportRunDto>(
      `SELECT ${COLUMNS} FROM import_run WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id],
    );
    return run;
  }

  /** The file, who sent it and what for, while it still waits. */
  async waiting(tx: Transaction, id: string): Promise<WaitingImport | undefined> {
    const [run] = await tx.query<WaitingImport>(
      `SELECT ${COLUMNS}, file, context, accepted_for FROM import_run
        WHERE municipality_id = $1 AND id = $2 AND state = 'waiting' AND file IS NOT NULL`,
      [tx.municipality, id],
    );
    return run;
  }

  /** Stores the outcome of a waiting file and deletes its bytes; false where it waits no more. */
  async finish(
    tx: Transaction,
    id: string,
    state: Exclude<ImportState, 'waiting'>,
    result: ImportResultDto | null,
  ): Promise<boolean> {
    const finished = await tx.execute(
      `UPDATE import_run SET state = $3, result = $4, finished_at = now(), file = NULL
        WHERE municipality_id = $1 AND id = $2 AND state = 'waiting'`,
      [tx.municipality, id, state, result && storableJson(result)],
    );
    return finished === 1;
  }
}
