import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { parsePeriod, type Period } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { HandlesWork } from '../../platform/owed-work/declared-work.js';
import { type OwedHandler, type ReportProgress } from '../../platform/owed-work/handler.js';
import { type OwedRequest } from '../../platform/owed-work/owed-request.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import {
  type FigureDifference,
  FigureDifferences,
  type PackedFigures,
} from '../difference/figure-difference.js';
import { FigureBasisRepository } from '../difference/figure-basis.repository.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { PeriodFactsRepository } from '../rows/period-facts.repository.js';
import { RowSources } from '../rows/row-sources.js';
import { type Snapshot, snapshotOf, type ComputedFigures } from '../snapshot/snapshot.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';
import { FigureComputation } from './figure-computation.js';

declare module '../../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    provisional: true;
  }
}

/** How the figures of a period were worked out: from all rows, with or without what each adds, or by difference. */
type Provisional =
  | { way: 'all'; figures: ComputedFigures }
  | { way: 'packed'; packed: PackedFigures }
  | { way: 'difference'; difference: FigureDifference };

/**
 * 速報値: recomputes the figures of a period that is not closed. The key of the owed work is the period.
 *
 * Where the requests name the rows that changed, only the difference these make is worked out. Once everything may
 * have changed, all rows are read: without their parts, which nobody may need again, until a request names rows.
 */
@HandlesWork({ kind: 'provisional', queue: 'figures', mostStarts: 10, beforeReading: true })
@Injectable()
export class ProvisionalJob implements OwedHandler<Provisional> {
  constructor(
    private readonly sources: RowSources,
    private readonly computation: FigureComputation,
    private readonly differences: FigureDifferences,
    private readonly basis: FigureBasisRepository,
    private readonly facts: PeriodFactsRepository,
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compute(
    tx: Transaction,
    key: string,
    _progress: ReportProgress,
    request: OwedRequest,
  ): Promise<Provisional> {
    const rows = await this.sources.ofOpenPeriod(tx, parsePeriod(key), 'provisional');
    if (request.touched === null || rows.basisAt !== null) {
      return { way: 'all', figures: await this.computation.of(tx, rows) };
    }
    const difference = await this.differences.read(tx, rows, request);
    if (difference) return { way: 'difference', difference };
    return { way: 'packed', packed: await this.differences.readAll(tx, rows) };
  }

  /** Writes no figures while the month is being closed or is closed: the close then writes them. */
  async write(tx: Transaction, key: string, result: Provisional, requested: number): Promise<void> {
    const period = parsePeriod(key);
    const month = await this.facts.lockMonth(tx, period);
    if (month && month.monthState !== 'open') return this.basis.remove(tx, period);
    if ((month?.revision ?? 1) !== factsOf(result).revision) {
      throw new Error(`${key} was closed and opened again while its figures were being worked out`);
    }
    if (result.way === 'difference') return this.writeDifference(tx, period, result.difference);
    if (result.way === 'all') await this.basis.remove(tx, period);
    else await this.differences.saveAll(tx, result.packed, requested);
    await this.writeAll(tx, period, figuresOf(result));
  }

  private async writeAll(tx: Transaction, period: Period, computed: ComputedFigures): Promise<void> {
    const snapshot = this.snapshotNow(computed);
    const snapshotWritten = await this.snapshots.save(tx, snapshot);
    const changed = await this.figures.replace(tx, period, snapshot.revision, computed.figures, false);
    if (changed > 0 && !snapshotWritten) await this.snapshots.saveComputedAt(tx, snapshot);
  }

  private async writeDifference(
    tx: Transaction,
    period: Period,
    difference: FigureDifference,
  ): Promise<void> {
    const change = await this.differences.apply(tx, difference);
    // What is stored stays as it is until everything has been worked out anew.
    if (change === 'broken') await this.owedWork.raise(tx, 'provisional', [period]);
    if (change === 'broken' || change === 'same') return;
    const snapshot = this.snapshotNow(change.snapshot);
    const changed = await this.figures.replaceChanged(tx, period, snapshot.revision, change);
    if (!change.isSameSnapshot) await this.snapshots.save(tx, snapshot);
    else if (changed > 0) await this.snapshots.saveComputedAt(tx, snapshot);
  }

  private snapshotNow(computed: Omit<ComputedFigures, 'figures'>): Snapshot {
    const stamp = { computedAt: this.clock.now(), digest: null };
    return { ...snapshotOf(computed, 'provisional'), ...stamp };
  }
}

function figuresOf(result: Exclude<Provisional, { way: 'difference' }>): ComputedFigures {
  return result.way === 'packed' ? result.packed.figures : result.figures;
}

function factsOf(result: Provisional): ComputedFigures['facts'] {
  return result.way === 'difference' ? result.difference.facts : figuresOf(result).facts;
}
