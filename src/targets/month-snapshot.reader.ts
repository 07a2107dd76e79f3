import { Injectable } from '@nestjs/common';
import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { SnapshotRepository } from '../achievement/snapshot/snapshot.repository.js';
import { type Month } from '../kernel/month.js';
import { periodLabel } from '../kernel/period.js';
import { type Transaction } from '../platform/database/transaction.js';
import { orNotFound } from '../platform/problem.js';
import { ActualFigureRepository } from './actual-figure.repository.js';

export interface MonthSnapshot {
  month: Month;
  snapshot: Snapshot;
  /** The state of the rows that provisional figures add up, null where they are not kept; omitted where not known. */
  rowsKept?: string | null;
}

@Injectable()
export class MonthSnapshotReader {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly figures: ActualFigureRepository,
  ) {}

  /** The newest month with figures; null before the first. */
  async newest(tx: Transaction): Promise<MonthSnapshot | null> {
    const newest = await this.figures.newestMonth(tx);
    if (!newest) return null;
    const { rowsKept, ...snapshot } = newest;
    return { month: snapshot.period, snapshot, rowsKept };
  }

  /** A month, in its newest revision unless one is named. @throws Problem 404 where it has no figures */
  async find(tx: Transaction, month: Month, revision?: number): Promise<MonthSnapshot> {
    const version = revision === undefined ? '' : `（第${revision}版）`;
    return orNotFound(await this.known(tx, month, revision), `${periodLabel(month)}${version}の指標`);
  }

  /** The same where it has figures, else null. */
  async known(tx: Transaction, month: Month, revision?: number): Promise<MonthSnapshot | null> {
    const snapshot = await this.snapshots.find(tx, month, revision);
    return snapshot ? { month, snapshot } : null;
  }

  /** The same, asked for as whoever reads the month's figures beside those of the month before does, in one view. */
  async knownWithPrevious(tx: Transaction, month: Month): Promise<MonthSnapshot | null> {
    const { found } = await this.snapshots.withPrevious(tx, month);
    return found ? { month, ...found } : null;
  }
}
