import { Injectable } from '@nestjs/common';
import { parsePeriod, periodLabel, type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type OwedKind } from '../../platform/owed-work/owed-kind.js';
import { OwedWork } from '../../platform/owed-work/owed-work.js';
import { type OwedWorkDto } from '../../platform/owed-work/owed-work.dto.js';
import { notFound, Problem } from '../../platform/problem.js';
import { type StaleDto } from './caveats-answer.dto.js';
import { missingDepartments, reportsIndicator } from '../coverage/missing-departments.js';
import { type Figure } from './figure.js';
import { FigureRepository } from './figure.repository.js';
import { type FiguresDto, type SnapshotAnswerDto } from './figures-answer.dto.js';
import { periodDays } from '../rows/period-facts.js';
import { summaryOf, type Snapshot } from '../snapshot/snapshot.js';
import { type KeptSnapshot, SnapshotRepository } from '../snapshot/snapshot.repository.js';
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

  /** The notes of a snapshot with these figures, and `before` it that of the period before. */
  async of(
    tx: Transaction,
    snapshot: Snapshot,
    { figures, before }: { figures: Figure[]; before: Snapshot | null },
  ): Promise<Caveats> {
    const [reportsBefore, stale] = await Promise.all([
      before ? this.figures.ofDepartments(tx, before, reportsIndicator(before)) : [],
      this.stale(tx, snapshot),
    ]);
    return { missing: missingFrom(snapshot, figures, { before, reportsBefore }), stale };
  }

  /** One sentence for every period whose first figures are not computed yet, oldest first; empty where there is none. */
  async uncomputed(tx: Transaction): Promise<string[]> {
    const outstanding = await this.owed(tx);
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
    return found ?? this.refuse(tx, period, revision);
  }

  /** The same with that of the period before. @throws Problem 404 in the same way */
  async withPrevious(
    tx: Transaction,
    period: Period,
    revision?: number,
  ): Promise<{ found: KeptSnapshot; before: KeptSnapshot | null }> {
    const { found, previous } = await this.snapshots.withPrevious(tx, period, revision);
    return { found: found ?? (await this.refuse(tx, period, revision)), before: previous };
  }

  private async refuse(tx: Transaction, period: Period, revision?: number): Promise<never> {
    const error = notFound(
      `${periodLabel(period)}${revision === undefined ? '' : `（第${revision}版）`}の指標`,
    );
    const detail = uncomputedSentence(period, await this.owedWork.find(tx, 'provisional', period));
    throw detail === null ? error : new Problem(error.status, error.code, error.title, { detail });
  }

  async summary(tx: Transaction, snapshot: Snapshot): Promise<SnapshotAnswerDto> {
    return { ...summaryOf(snapshot), stale: await this.stale(tx, snapshot) };
  }

  /** Whether the figures of a snapshot wait for a computation, one of those `owed`; null where they are up to date. */
  async stale(
    tx: Transaction,
    snapshot: Pick<Snapshot, 'period' | 'state' | 'computedAt'>,
    owed: readonly OwedWorkDto[] | null = null,
  ): Promise<StaleDto | null> {
    if (snapshot.state === 'final') return null;
    const { period } = snapshot;
    const open = owed ?? (await this.owed(tx));
    const of = (kind: OwedKind, key: string) => open.find((one) => one.kind === kind && one.key === key);
    const [provisional, final] = [of('provisional', period), of('final', periodDays(period).stageMonth)];
    if (!provisional && !final) return null;
    const done = provisional ?? (await this.owedWork.find(tx, 'provisional', period));
    return staleOf(snapshot, { provisional: done, final });
  }

  /** The computations that are owed, of whatever period. */
  owed(tx: Transaction): Promise<OwedWorkDto[]> {
    return this.owedWork.outstanding(tx, ['provisional', 'final']);
  }
}

/** The departments missing from a snapshot with these figures, beside those of the period before. */
export function missingFrom(
  snapshot: Snapshot,
  figures: readonly Figure[],
  { before, reportsBefore }: { before: Snapshot | null; reportsBefore: readonly Figure[] },
): Caveats['missing'] {
  return missingDepartments({ ...snapshot, figures }, before && { ...before, figures: reportsBefore });
}

/** Those of the departments. */
export function departmentsIn(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ scopeKind }) => scopeKind === 'department');
}
