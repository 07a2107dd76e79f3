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
import { type FirstComparison, firstChanges } from './first-changes.js';
import { PROCEDURE_ASPECTS } from './procedure-pairs.sql.js';
import { type ComparedSide, type FiguresOfSide } from '../coverage/compared-side.js';
import { ALL_DEPARTMENTS } from '../figures/all-departments.js';
import { FigureCaveats } from '../figures/figure-caveats.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { RowRepository } from '../rows/row.repository.js';
import { type RowSource } from '../rows/row-source.js';
import { RowSources } from '../rows/row-sources.js';

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
      const [before, after] = await Promise.all([this.side(tx, from), this.side(tx, to)]);
      const [old, now, summaries] = await Promise.all([
        this.rows.measuredProcedures(tx, before.source),
        this.rows.measuredProcedures(tx, after.source),
        this.summaries(tx, before, after),
      ]);
      return { ...summaries, ...compare({ ...before, procedures: old }, { ...after, procedures: now }) };
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
      const [before, after] = await Promise.all([this.side(tx, from), this.side(tx, to)]);
      const [compared, summaries] = await Promise.all([
        this.compared.compare(tx, {
          before: before.source,
          after: after.source,
          indicators: after.snapshot.indicators.filter(({ measuredBy }) => measuredBy === 'procedure'),
          definitionsBefore: before.snapshot.indicators,
          sameYear: before.snapshot.yearlyFiscalYear === after.snapshot.yearlyFiscalYear,
          ...{ aspects, most },
        }),
        this.summaries(tx, before, after),
      ]);
      return { ...summaries, ...firstChanges(before, after, { compared, most }) };
    });
  }

  private async side(
    tx: Transaction,
    { period, revision }: PeriodRevision,
  ): Promise<Omit<ComparedSide, 'procedures'> & { source: RowSource }> {
    const snapshot = await this.caveats.snapshot(tx, period, revision);
    const source = await this.sources.ofSnapshot(tx, snapshot);
    const [figures, items] = await Promise.all([
      this.figures.list(tx, period, snapshot.revision),
      this.rows.measuredItems(tx, source),
    ]);
    return { snapshot, source, figures, items };
  }

  private async summaries(tx: Transaction, before: FiguresOfSide, after: FiguresOfSide) {
    const [from, to] = await Promise.all([
      this.caveats.summary(tx, before.snapshot),
      this.caveats.summary(tx, after.snapshot),
    ]);
    return { from, to };
  }
}

function permitComparison(context: Context, from: PeriodRevision, to: PeriodRevision): void {
  permit(context, 'figures.rows', ALL_DEPARTMENTS);
  if (periodKind(from.period) !== periodKind(to.period)) {
    throw new Problem(422, 'not-comparable', '月と年度は比べられません。', {
      detail: '月どうし、または年度どうしを指定してください。',
    });
  }
}
