import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { periodKind, type Period } from '../../kernel/period.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { type Aspect } from './aspect-names.js';
import { ComparedProceduresRepository } from './compared-procedures.repository.js';
import { type ComparisonDto } from './comparison-answer.dto.js';
import { compare } from './comparison.js';
import { ComparedSnapshotsRepository, type SnapshotOfSide } from './compared-snapshots.repository.js';
import { type FirstComparison, firstChanges, type FirstSide } from './first-changes.js';
import { PROCEDURE_ASPECTS } from './procedure-pairs.sql.js';
import { ALL_DEPARTMENTS } from '../figures/all-departments.js';
import { FigureCaveats } from '../figures/figure-caveats.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { RowRepository } from '../rows/row.repository.js';
import { type RowSource } from '../rows/row-source.js';
import { RowSources } from '../rows/row-sources.js';
import { type Snapshot } from '../snapshot/snapshot.js';

/** A period and one of its revisions; the newest final one where none is named. */
export interface PeriodRevision {
  period: Period;
  revision?: number;
}

@Injectable()
export class ComparisonService {
  constructor(
    private readonly database: Database,
    private readonly figures: FigureRepository,
    private readonly sources: RowSources,
    private readonly rows: RowRepository,
    private readonly snapshots: ComparedSnapshotsRepository,
    private readonly compared: ComparedProceduresRepository,
    private readonly caveats: FigureCaveats,
  ) {}

  /**
   * What changed between two periods of one kind, or two revisions of one period, and why each figure differs.
   * @throws Problem 404 where one has no figures, 422 where a month meets a fiscal year
   */
  async compare(context: Context, from: PeriodRevision, to: PeriodRevision): Promise<ComparisonDto> {
    permitComparison(context, from, to);
    return this.database.snapshot(context, async (tx) => {
      const [before, after] = await this.sides(tx, from, to);
      const [sides, old, now, summaries] = await Promise.all([
        this.withFigures(tx, before, after),
        this.rows.measuredProcedures(tx, before.source),
        this.rows.measuredProcedures(tx, after.source),
        this.summaries(tx, before, after),
      ]);
      return {
        ...summaries,
        ...compare({ ...sides.before, procedures: old }, { ...sides.after, procedures: now }),
      };
    });
  }

  /**
   * The same, of each list the first `most` rows: everything else is worked out in the database. `aspects`: those
   * whose difference makes a procedure one that changed.
   */
  async first(
    context: Context,
    from: PeriodRevision,
    to: PeriodRevision,
    { most, aspects = PROCEDURE_ASPECTS }: { most: number; aspects?: readonly Aspect[] },
  ): Promise<FirstComparison> {
    permitComparison(context, from, to);
    return this.database.snapshot(context, async (tx) => {
      const [before, after] = await this.sides(tx, from, to);
      const [compared, sides, summaries] = await Promise.all([
        this.compared.compare(tx, {
          before: before.source,
          after: after.source,
          indicators: after.snapshot.indicators.filter(({ measuredBy }) => measuredBy === 'procedure'),
          definitionsBefore: before.snapshot.indicators,
          sameYear: before.snapshot.yearlyFiscalYear === after.snapshot.yearlyFiscalYear,
          ...{ aspects, most },
        }),
        this.withFigures(tx, before, after),
        this.summaries(tx, before, after),
      ]);
      return { ...summaries, ...firstChanges(sides.before, sides.after, { compared, most }) };
    });
  }

  private async sides(tx: Transaction, from: PeriodRevision, to: PeriodRevision): Promise<[Side, Side]> {
    const [before, after] = await this.snapshots.find(tx, [from, to]);
    return Promise.all([this.side(tx, from, before), this.side(tx, to, after)]);
  }

  private async side(
    tx: Transaction,
    { period, revision }: PeriodRevision,
    found: SnapshotOfSide | undefined,
  ): Promise<Side> {
    const snapshot = found?.snapshot ?? (await this.caveats.snapshot(tx, period, revision));
    return { snapshot, source: await this.sources.ofSnapshot(tx, snapshot, found?.rowsKept) };
  }

  private async withFigures(
    tx: Transaction,
    before: Side,
    after: Side,
  ): Promise<{ before: FirstSide; after: FirstSide }> {
    const of = async ({ snapshot, source }: Side): Promise<FirstSide> => {
      const [figures, items] = await Promise.all([
        this.figures.list(tx, snapshot.period, snapshot.revision),
        this.rows.measuredItems(tx, source),
      ]);
      return { snapshot, figures, items };
    };
    const [old, now] = await Promise.all([of(before), of(after)]);
    return { before: old, after: now };
  }

  private async summaries(tx: Transaction, before: Side, after: Side) {
    const [from, to] = await Promise.all([
      this.caveats.summary(tx, before.snapshot),
      this.caveats.summary(tx, after.snapshot),
    ]);
    return { from, to };
  }
}

/** A revision, and where its rows come from. */
interface Side {
  snapshot: Snapshot;
  source: RowSource;
}

function permitComparison(context: Context, from: PeriodRevision, to: PeriodRevision): void {
  permit(context, 'figures.rows', ALL_DEPARTMENTS);
  if (periodKind(from.period) !== periodKind(to.period)) {
    throw new Problem(422, 'not-comparable', '月と年度は比べられません。', {
      detail: '月どうし、または年度どうしを指定してください。',
    });
  }
}
