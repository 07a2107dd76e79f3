import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { CellRepository } from './cell.repository.js';
import { figuresByScope } from './figures-by-scope.js';
import { type Indicator } from '../indicator/indicator.js';
import { IndicatorRepository } from '../indicator/indicator.repository.js';
import { type Counting } from '../rows/period-facts.js';
import { type RowSource } from '../rows/row-source.js';
import { type OpenRows, RowSources } from '../rows/row-sources.js';
import { scopesOf } from './scopes.js';
import { type ComputedFigures } from '../snapshot/snapshot.js';
import { refuseCountsBeyondLimit } from './count-limit.repository.js';

/** The rows of a period with all that makes figures of them. */
export interface FigureInput extends OpenRows {
  indicators: Indicator[];
}

/** Computes all figures of a period that is not closed, from the single snapshot that its transaction reads. */
@Injectable()
export class FigureComputation {
  constructor(
    private readonly sources: RowSources,
    private readonly cells: CellRepository,
    private readonly indicators: IndicatorRepository,
  ) {}

  /** @throws Problem 409 where no edition of the national list is loaded, 422 for a count beyond the largest */
  async compute(
    tx: Transaction,
    period: Period,
    counting: Counting,
  ): Promise<ComputedFigures & { source: RowSource }> {
    const rows = await this.sources.ofOpenPeriod(tx, period, counting);
    return { ...(await this.of(tx, rows)), source: rows.source };
  }

  /** The same from the rows of a period. */
  async of(tx: Transaction, rows: OpenRows): Promise<ComputedFigures> {
    return this.sum(tx, await this.read(tx, rows));
  }

  /** What the figures are to be computed from. @throws Problem 422 for a count beyond the largest */
  async read(tx: Transaction, { facts, source, basisAt, ...open }: OpenRows): Promise<FigureInput> {
    if (basisAt === null) await refuseCountsBeyondLimit(tx, facts);
    const indicators = open.indicators ?? (await this.indicators.list(tx));
    return { facts, source, basisAt, indicators };
  }

  async sum(tx: Transaction, { facts, source, basisAt, indicators }: FigureInput): Promise<ComputedFigures> {
    const { cells, stagesKnown } = await this.cells.procedures(tx, source);
    const scopes = scopesOf([...(await this.cells.items(tx, source)), ...cells], facts.tags);
    const figures = figuresByScope(scopes, indicators, { ...facts, stagesKnown });
    return { facts, basisAt, stagesKnown, indicators, figures };
  }
}
