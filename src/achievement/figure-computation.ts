import { Injectable } from '@nestjs/common';
import { type Period } from '../kernel/period.js';
import { type Transaction } from '../platform/database/transaction.js';
import { CellRepository } from './cell.repository.js';
import { figuresOf } from './figures-of.js';
import { IndicatorRepository } from './indicator.repository.js';
import { liveRows } from './live-rows.sql.js';
import { PeriodFactsRepository } from './period-facts.repository.js';
import { type Counting } from './period-facts.js';
import { type RowSource } from './row-source.js';
import { scopesOf } from './scopes.js';
import { type ComputedFigures } from './snapshot.js';
import { refuseUncountable } from './uncountable.repository.js';

/** Works out all figures of a period from live rows, on the one view of the data that the transaction has. */
@Injectable()
export class FigureComputation {
  constructor(
    private readonly facts: PeriodFactsRepository,
    private readonly cells: CellRepository,
    private readonly indicators: IndicatorRepository,
  ) {}

  /** @throws Problem 409 where no edition of the national list is loaded, 422 for a count beyond the largest */
  async compute(
    tx: Transaction,
    period: Period,
    counting: Counting,
  ): Promise<ComputedFigures & { source: RowSource }> {
    const facts = await this.facts.of(tx, period);
    await refuseUncountable(tx, facts);
    const source = liveRows(tx.municipality, facts, counting);
    const indicators = await this.indicators.list(tx);
    const { cells, stagesKnown } = await this.cells.procedures(tx, source);
    const scopes = scopesOf([...(await this.cells.items(tx, source)), ...cells], facts.tags);
    const figures = figuresOf(scopes, indicators, { ...facts, stagesKnown });
    return { facts, stagesKnown, indicators, figures, source };
  }
}
