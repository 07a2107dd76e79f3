import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { type FiguresDto } from '../figures/figures-answer.dto.js';
import { type Snapshot, summaryOf } from './snapshot.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { YearlyCountChangeRepository } from './yearly-count-change.repository.js';

/** A snapshot and what happened since: later closes, changed counts, a correction under way. */
export type LaterFigures = Pick<
  FiguresDto,
  'snapshot' | 'corrections' | 'yearlyCountsChanged' | 'correction'
>;

@Injectable()
export class LaterChanges {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly yearlyCounts: YearlyCountChangeRepository,
  ) {}

  async of(tx: Transaction, snapshot: Snapshot): Promise<LaterFigures> {
    const [later, yearlyCountsChanged] = await Promise.all([
      this.snapshots.later(tx, snapshot),
      this.yearlyCounts.changedSince(tx, snapshot),
    ]);
    return { snapshot: summaryOf(snapshot), ...later, yearlyCountsChanged };
  }
}
