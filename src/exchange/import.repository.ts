import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ImportParameters } from './import-kinds.js';
import { type ImportResult } from './import-result.js';

/** A file that came in and what became of it. */
export interface ImportRun {
  id: string;
  kind: string;
  fileName: string;
  fileDigest: string;
  parameters: ImportParameters & { dryRun: boolean };
  state: 'waiting' | 'applied' | 'refused';
  result: ImportResult | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface NewImportRun extends Pick<ImportRun, 'kind' | 'fileName' | 'fileDigest' | 'parameters'> {
  idempotencyKey: string;
  file: Buffer;
  context: Context;
}

const COLUMNS = `id, kind, file_name AS "fileName", file_digest AS "fileDigest", parameters, state,
  '{"unreadColumns": [], "hiddenRows": []}'::jsonb || result AS result,
  created_at AS "createdAt", finished_at AS "finishedAt"`;

@Injectable()
export class ImportRepository {
  /** Keeps a new file; undefined where the key was used before. */
  async insert(tx: Transaction, run: NewImportRun): Promise<ImportRun | undefined> {
    const [inserted] = await tx.query<ImportRun>(
      `INSERT INTO import_run (municipality_id, kind, idempotency_key, file_name, file_digest, file, parameters, context)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (municipality_id, idempotency_key) DO NOTHING RETURNING ${COLUMNS}`,
      [
        tx.municipality,
        run.kind,
        run.idempotencyKey,
        run.fileName,
        run.fileDigest,
        run.file,
        JSON.stringify(run.parameters),
        JSON.stringify(run.context),
      ],
    );
    return inserted;
  }

  async byKey(tx: Transaction, idempotencyKey: string): Promise<ImportRun | undefined> {
    const [run] = await tx.query<ImportRun>(
      `SELECT ${COLUMNS} FROM import_run WHERE municipality_id = $1 AND idempotency_key = $2`,
      [tx.municipality, idempotencyKey],
    );
    return run;
  }

  async find(tx: Transaction, id: string): Promise<ImportRun | undefined> {
    const [run] = await tx.query<ImportRun>(
      `SELECT ${COLUMNS} FROM import_run WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id],
    );
    return run;
  }

  /** The file and who sent it, while it still waits. */
  async waiting(
    tx: Transaction,
    id: string,
  ): Promise<(ImportRun & { file: Buffer; context: Context }) | undefined> {
    const [run] = await tx.query<ImportRun & { file: Buffer; context: Context }>(
      `SELECT ${COLUMNS}, file, context FROM import_run
        WHERE municipality_id = $1 AND id = $2 AND state = 'waiting' AND file IS NOT NULL`,
      [tx.municipality, id],
    );
    return run;
  }

  /** Writes down what became of the file and lets go of its bytes. */
  async finish(
    tx: Transaction,
    id: string,
    state: 'applied' | 'refused',
    result: ImportResult,
  ): Promise<void> {
    await tx.execute(
      `UPDATE import_run SET state = $3, result = $4, finished_at = now(), file = NULL
        WHERE municipality_id = $1 AND id = $2`,
      [tx.municipality, id, state, JSON.stringify(result)],
    );
  }
}
