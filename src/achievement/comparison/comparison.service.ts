import { Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { periodKind, type Period } from '../../kernel/period.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem.js';
import { type ComparisonDto } from './comparison-answer.dto.js';
import { compare } from './comparison.js';
import { type ComparedSide } from '../coverage/compared-side.js';
import { ALL_DEPARTMENTS } from '../figures/all-departments.js';
import { FigureCaveats } from '../figures/figure-caveats.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { RowRepository } from '../rows/row.repository.js';
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
    private readonly caveats: FigureCaveats,
  ) {}

  /**
   * What changed between two periods of one kind, or two revisions of one period, and why each figure differs.
   * @throws Problem 404 where one has no figures, 422 where a month meets a fiscal year
   */
  async compare(context: Context, from: PeriodRevision, to: PeriodRevision): Promise<ComparisonDto> {
    permit(context, 'figures.rows', ALL_DEPARTMENTS);
    if (periodKind(from.period) !== periodKind(to.period)) {
      throw new Problem(422, 'not-comparable', '月と年度は比べられません。', {
        detail: '月どうし、または年度どうしを指定してください。',
      });
    }
    return this.database.snapshot(context, async (tx) => {
      const before = await this.side(tx, from);
      const after = await this.side(tx, to);
      return {
        from: await this.caveats.summary(tx, before.snapshot),
        to: await this.caveats.summary(tx, after.snapshot),
        ...compare(before, after),
      };
    });
  }

  private async side(tx: Transaction, { period, revision }: PeriodRevision): Promise<ComparedSide> {
    const snapshot = await this.caveats.snapshot(tx, period, revision);
    const source = await this.sources.ofSnapshot(tx, snapshot);
    return {
      snapshot,
      figures: await this.figures.list(tx, period, snapshot.revision),
      procedures: await this.rows.measuredProcedures(tx, source),
      items: await this.rows.measuredItems(tx, source),
    };
  }
}
