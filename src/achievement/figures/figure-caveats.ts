import { Injectable } from '@nestjs/common';
import { parsePeriod, periodLabel, type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { notFound, Problem } from '../../platform/problem.js';
import { type StaleDto } from './caveats-answer.dto.js';
import { missingDepartments } from '../coverage/missing-departments.js';
import { type Figure } from './figure.js';
import { FigureRepository } from './figure.repository.js';
import { type FiguresDto, type SnapshotAnswerDto } from './figures-answer.dto.js';
import { periodDays } from '../rows/period-facts.js';
import { summaryOf, type Snapshot } from '../snapshot/snapshot.js';
import { SnapshotRepository } from '../snapshot/snapshot.repository.js';
import { staleOf, uncomputedSentence } from '../stale/stale-figures.js';

/** The notes to show with the figures of a snapshot: departments missing from them, and whether they are out of date. */
export type Caveats = Pick<FiguresDto, 'missing' | 'stale'>;

@Injectable()
export class FigureCaveats {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly owedWork: OwedWork,
  ) {}

  async of(tx: Transaction, snapshot: Snapshot): Promise<Caveats> {
    const [departments, before, stale] = await Promise.all([
      this.departments(tx, snapshot),
      this.snapshots.previous(tx, snapshot.period),
      this.stale(tx, snapshot),
    ]);
    const missing = missingDepartments(
      { ...snapshot, figures: departments },
      before && { ...before, figures: await this.departments(tx, before) },
    );
    return { missing, stale };
  }

  async departments(tx: Transaction, { period, revision }: Snapshot): Promise<Figure[]> {
    return this.figures.list(tx, period, revision, 'department');
  }

  /** One sentence for every period whose first figures are not computed yet, oldest first; empty where there is none. */
  async uncomputed(tx: Transaction): Promise<string[]> {
    const outstanding = await this.owedWork.outstanding(tx);
    const sentences = await Promise.all(
      outstanding
        .filter(({ kind }) => kind === 'provisional')
        .map(async (row) => {
          const period = parsePeriod(row.key);
          return (await this.snapshots.find(tx, period)) ? [] : [uncomputedSentence(period, row) ?? ''];
        }),
    );
    return sentences.flat();
  }

  /** One revision of a period, see `SnapshotRepository.find`. @throws Problem 404, which says so where its figures are still being computed */
  async snapshot(tx: Transaction, period: Period, revision?: number): Promise<Snapshot> {
    const found = await this.snapshots.find(tx, period, revision);
    if (found) return found;
    const error = notFound(
      `${periodLabel(period)}${revision === undefined ? '' : `（第${revision}版）`}の指標`,
    );
    const detail = uncomputedSentence(period, await this.owedWork.find(tx, 'provisional', period));
    throw detail === null ? error : new Problem(error.status, error.code, error.title, { detail });
  }

  async summary(tx: Transaction, snapshot: Snapshot): Promise<SnapshotAnswerDto> {
    return { ...summaryOf(snapshot), stale: await this.stale(tx, snapshot) };
  }

  /** Whether the figures of a snapshot wait for a computation; null where they are up to date. */
  async stale(
    tx: Transaction,
    snapshot: Pick<Snapshot, 'period' | 'state' | 'computedAt'>,
  ): Promise<StaleDto | null> {
    if (snapshot.state === 'final') return null;
    const { period } = snapshot;
    const [provisional, final] = await Promise.all([
      this.owedWork.find(tx, 'provisional', period),
      this.owedWork.find(tx, 'final', periodDays(period).stageMonth),
    ]);
    return staleOf(snapshot, { provisional, final });
  }
}
