import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { parsePeriod } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { HandlesWork } from '../../platform/owed-work/declared-work.js';
import { type OwedHandler } from '../../platform/owed-work/handler.js';
import { FigureComputation } from './figure-computation.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { PeriodFactsRepository } from '../rows/period-facts.repository.js';
import { snapshotOf, type ComputedFigures } from '../snapshot/snapshot.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';

declare module '../../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    provisional: true;
  }
}

/** 速報値: recomputes the figures of a period that is not closed. The key of the owed work is the period. */
@HandlesWork({ kind: 'provisional', queue: 'figures', mostStarts: 10, beforeReading: true })
@Injectable()
export class ProvisionalJob implements OwedHandler<ComputedFigures> {
  constructor(
    private readonly computation: FigureComputation,
    private readonly facts: PeriodFactsRepository,
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compute(tx: Transaction, key: string): Promise<ComputedFigures> {
    return this.computation.compute(tx, parsePeriod(key), 'provisional');
  }

  /** Writes nothing while the month is being closed or is closed: the close then writes the figures. */
  async write(tx: Transaction, key: string, computed: ComputedFigures): Promise<void> {
    const period = parsePeriod(key);
    const month = await this.facts.lockMonth(tx, period);
    if (month && month.monthState !== 'open') return;
    if ((month?.revision ?? 1) !== computed.facts.revision) {
      throw new Error(`${key} was closed and opened again while its figures were being worked out`);
    }
    const stamp = { computedAt: this.clock.now(), digest: null };
    const snapshot = { ...snapshotOf(computed, 'provisional'), ...stamp };
    const snapshotWritten = await this.snapshots.save(tx, snapshot);
    const changed = await this.figures.replace(tx, period, snapshot.revision, computed.figures, false);
    if (changed > 0 && !snapshotWritten) await this.snapshots.saveComputedAt(tx, snapshot);
  }
}
