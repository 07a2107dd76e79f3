import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { frozenRows } from './frozen-rows.sql.js';
import { liveRows } from './live-rows.sql.js';
import { PeriodFactsRepository } from './period-facts.repository.js';
import { type RowSource } from './row-source.js';
import { type Snapshot } from './snapshot.js';

/** Finds the rows behind a snapshot: the frozen copies of a final one, live rows of a provisional one. */
@Injectable()
export class RowSources {
  constructor(private readonly facts: PeriodFactsRepository) {}

  async behind(tx: Transaction, { period, revision, state }: Snapshot): Promise<RowSource> {
    return state === 'final'
      ? frozenRows(tx.municipality, period, revision)
      : liveRows(tx.municipality, await this.facts.of(tx, period), 'provisional');
  }
}
