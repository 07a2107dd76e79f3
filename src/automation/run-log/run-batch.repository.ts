import { Injectable } from '@nestjs/common';
import { type Actor } from '../../access/context.js';
import { sql } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type RunBatchDto } from './run-log.dto.js';

/** What became of a batch of runs. */
export type RunCounts = Omit<RunBatchDto, 'id' | 'receivedAt'>;

/** How a sender knows a batch again: the key it gave and a digest of what it sent. */
export interface BatchKey {
  idempotencyKey: string;
  digest: string;
}

const COLUMNS = sql`id, received_at, received, stored, known, months`;

@Injectable()
export class RunBatchRepository {
  /** Begins a batch and returns its id; undefined where its sender used the key before. */
  async begin(tx: Transaction, { id, label }: Actor, key: BatchKey | null): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>(sql`
      INSERT INTO robot_run_batch (municipality_id, sender, idempotency_key, digest, received_by)
      VALUES (${tx.municipality}, ${id}, ${key?.idempotencyKey ?? null}, ${key?.digest ?? null}, ${label})
      ON CONFLICT (municipality_id, sender, idempotency_key) DO NOTHING RETURNING id`);
    return row?.id;
  }

  /**
   * What a sender has given a key to. For batches from before senders were stored, only the name says whose they are.
   */
  async byKey(tx: Transaction, { id, label }: Actor, idempotencyKey: string) {
    return tx.one<RunBatchDto & { digest: string }>(sql`
      SELECT ${COLUMNS}, digest FROM robot_run_batch
       WHERE municipality_id = ${tx.municipality} AND idempotency_key = ${idempotencyKey}
         AND (sender = ${id} OR (sender = '' AND received_by = ${label}))`);
  }

  /** Writes down what became of a batch. */
  async finish(tx: Transaction, id: string, counts: RunCounts): Promise<RunBatchDto> {
    const { received, stored, known, months } = counts;
    const row = await tx.one<RunBatchDto>(sql`
      UPDATE robot_run_batch SET received = ${received}, stored = ${stored}, known = ${known},
             months = ${JSON.stringify(months)}
       WHERE municipality_id = ${tx.municipality} AND id = ${id} RETURNING ${COLUMNS}`);
    if (!row) throw new Error(`batch ${id} of runs was begun by nobody`);
    return row;
  }
}
