import { Injectable } from '@nestjs/common';
import { type Actor } from '../../access/context.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type RunBatchDto } from './run-log.dto.js';

/** What became of a batch of runs. */
export type RunCounts = Omit<RunBatchDto, 'id' | 'receivedAt'>;

/** How a sender knows a batch again: the key it gave and a digest of what it sent. */
export interface BatchKey {
  idempotencyKey: string;
  digest: string;
}

const COLUMNS = `id, received_at, received, stored, known, months`;

@Injectable()
export class RunBatchRepository {
  /** Begins a batch and returns its id; undefined where its sender used the key before. */
  async begin(tx: Transaction, { id, label }: Actor, key: BatchKey | null): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO robot_run_batch (municipality_id, sender, idempotency_key, digest, received_by)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (municipality_id, sender, idempotency_key) DO NOTHING RETURNING id`,
      [tx.municipality, id, key?.idempotencyKey ?? null, key?.digest ?? null, label],
    );
    return row?.id;
  }

  /**
   * What a sender has given a key to. For batches from before senders were stored, only the name says whose they are.
   */
  async byKey(
    tx: Transaction,
    { id, label }: Actor,
    idempotencyKey: string,
  ): Promise<(RunBatchDto & { digest: string }) | undefined> {
    const [row] = await tx.query<RunBatchDto & { digest: string }>(
      `SELECT ${COLUMNS}, digest FROM robot_run_batch
        WHERE municipality_id = $1 AND idempotency_key = $4 AND (sender = $2 OR (sender = '' AND received_by = $3))`,
      [tx.municipality, id, label, idempotencyKey],
    );
    return row;
  }

  /** Writes down what became of a batch. */
  async finish(tx: Transaction, id: string, counts: RunCounts): Promise<RunBatchDto> {
    const { received, stored, known, months } = counts;
    const [row] = await tx.query<RunBatchDto>(
      `UPDATE robot_run_batch SET received = $3, stored = $4, known = $5, months = $6
        WHERE municipality_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [tx.municipality, id, received, stored, known, JSON.stringify(months)],
    );
    if (!row) throw new Error(`batch ${id} of runs was begun by nobody`);
    return row;
  }
}
