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

/** What must be said beside the figures of a snapshot: who is missing from them, and whether they are old. */
export type Caveats = Pick<FiguresDto, 'missing' | 'stale'>;

@Injectable()
export class FigureCaveats {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /** Beside figures; `departments` are those of the snapshot by department. */
  async of(tx: Transaction, snapshot: Snapshot, departments: readonly Figure[]): Promise<Caveats> {
    const before = await this.snapshots.previous(tx, snapshot.period);
    return {
      missing: missingDepartments(
        { ...snapshot, figures: departments },
        before && { ...before, figures: await this.departments(tx, before) },
      ),
      stale: await this.stale(tx, snapshot),
    };
  }

  /** The figures of a snapshot by department. */
  async departments(tx: Transaction, { period, revision }: Snapshot): Promise<Figure[]> {
    return this.figures.list(tx, period, revision, 'department');
  }

  /** What is to be said of every period that waits for its first figures, oldest first; empty where none does. */
  async uncomputed(tx: Transaction): Promise<string[]> {
    const sentences: string[] = [];
    for (const row of await this.owedWork.outstanding(tx)) {
      if (row.kind !== 'provisional') continue;
      const period = parsePeriod(row.key);
      if (await this.snapshots.find(tx, period)) continue;
      sentences.push(uncomputedSentence(period, row) ?? '');
    }
    return sentences;
  }

  /** The refusal where a period, or a revision of it, has no figures: that they are still being worked out, where so. */
  async noFigures(tx: Transaction, period: Period, revision?: number): Promise<Problem> {
    const missing = notFound(
      `${periodLabel(period)}${revision === undefined ? '' : `（第${revision}版）`}の指標`,
    );
    const detail = uncomputedSentence(period, await this.owedWork.find(tx, 'provisional', period));
    return detail === null ? missing : new Problem(missing.status, missing.code, missing.title, { detail });
  }

  async summary(tx: Transaction, snapshot: Snapshot): Promise<SnapshotAnswerDto> {
    return { ...summaryOf(snapshot), stale: await this.stale(tx, snapshot) };
  }

  /** Whether the figures of a snapshot wait for a computation; null where they hold everything. */
  async stale(
    tx: Transaction,
    snapshot: Pick<Snapshot, 'period' | 'state' | 'computedAt'>,
  ): Promise<StaleDto | null> {
    if (snapshot.state === 'final') return null;
    const { period } = snapshot;
    return staleOf(snapshot, {
      provisional: await this.owedWork.find(tx, 'provisional', period),
      final: await this.owedWork.find(tx, 'final', periodDays(period).stageMonth),
    });
  }
}
