import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { parsePeriod, type Period } from '../../kernel/period.js';
import { CLOCK } from '../../platform/clock-token.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { HandlesWork } from '../../platform/owed-work/declared-work.js';
import { Outdated, type OwedHandler, type ReportProgress } from '../../platform/owed-work/handler.js';
import { type OwedRequest } from '../../platform/owed-work/owed-request.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import {
  type FigureDifference,
  FigureDifferences,
  type FigureWork,
} from '../difference/figure-difference.js';
import { FigureBasisRepository } from '../difference/figure-basis.repository.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { PeriodFactsRepository } from '../rows/period-facts.repository.js';
import { type PeriodFacts } from '../rows/period-facts.js';
import { RowSources } from '../rows/row-sources.js';
import { type Snapshot, snapshotOf, type ComputedFigures } from '../snapshot/snapshot.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';
import { FigureComputation } from './figure-computation.js';

declare module '../../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    provisional: true;
  }
}

/** How the figures of a period are worked out: from all its rows, by difference, or for a correction once and for all. */
type Provisional =
  | { way: 'all'; work: FigureWork }
  | { way: 'difference'; work: FigureDifference }
  | { way: 'correction'; figures: ComputedFigures };

/**
 * 速報値: recomputes the figures of a period that is not closed. The key of the owed work is the period.
 *
 * The rows that the figures add up are kept beside them. Where the requests name the rows that changed, only the
 * difference these make is worked out. Rows go from table to table, so they are read in the transaction that writes
 * them: no earlier than the request that is answered, and a later one is owed another difference.
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
    if (rows.basisAt !== null) return { way: 'correction', figures: await this.computation.of(tx, rows) };
    const difference = await this.differences.read(tx, rows, request);
    if (difference) return { way: 'difference', work: difference };
    return { way: 'all', work: await this.differences.readAll(tx, rows) };
  }

  /** Writes no figures while the month is being closed or is closed: the close then writes them. */
  async write(tx: Transaction, key: string, result: Provisional, requested: number): Promise<void> {
    const period = parsePeriod(key);
    if (result.way === 'all') return this.writeRows(tx, period, result.work, requested);
    const month = await this.facts.lockMonth(tx, period);
    if (result.way === 'difference' && isOpen(month, result.work.facts)) {
      return this.writeDifference(tx, period, result.work);
    }
    await this.basis.remove(tx, period);
    if (result.way === 'correction' && isOpen(month, result.figures.facts)) {
      await this.writeFigures(tx, period, result.figures);
    }
  }

  /** Writing all rows takes a while: the month is locked only afterwards. */
  private async writeRows(
    tx: Transaction,
    period: Period,
    work: FigureWork,
    requested: number,
  ): Promise<void> {
    const { monthState } = work.facts;
    const wasOpen = monthState === null || monthState === 'open';
    const figures = wasOpen ? await this.differences.replaceAll(tx, work, requested) : null;
    const month = await this.facts.lockMonthAtOnce(tx, period);
    if (!isOpen(month, work.facts)) return this.basis.remove(tx, period);
    if (!figures) throw new Outdated(period);
    await this.writeFigures(tx, period, figures);
  }

  private async writeFigures(tx: Transaction, period: Period, computed: ComputedFigures): Promise<void> {
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

/** Whether the month takes provisional figures. @throws Error where it is another revision than that of the facts */
function isOpen(
  month: Pick<PeriodFacts, 'monthState' | 'revision'> | null,
  { period, revision }: PeriodFacts,
): boolean {
  if (month && month.monthState !== 'open') return false;
  if ((month?.revision ?? 1) === revision) return true;
  throw new Error(`${period} was closed and opened again while its figures were being worked out`);
}
