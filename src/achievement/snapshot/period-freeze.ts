import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { Outdated } from '../../platform/owed-work/handler.js';
import { type FigureInput, FigureComputation } from '../computation/figure-computation.js';
import { ClosingRowsRepository } from '../rows/closing-rows.repository.js';
import { closingRows } from '../rows/open-rows.sql.js';
import { PeriodFactsRepository } from '../rows/period-facts.repository.js';
import { RowSources } from '../rows/row-sources.js';
import { digestOf, type FrozenPeriod } from './digest.js';
import { FrozenPeriodRepository } from './frozen-period.repository.js';
import { snapshotOf } from './snapshot.js';

/** A period as it is to be frozen; its rows are kept by the transaction. */
export interface PeriodToFreeze extends Pick<FrozenPeriod, 'snapshot' | 'figures'> {
  digest: string;
  input: FigureInput;
}

/**
 * Freezes a period that is being closed. Its rows are worked out once, in the transaction that writes them; figures and
 * digest are made of these copies.
 */
@Injectable()
export class PeriodFreeze {
  constructor(
    private readonly sources: RowSources,
    private readonly facts: PeriodFactsRepository,
    private readonly computation: FigureComputation,
    private readonly rows: ClosingRowsRepository,
    private readonly frozen: FrozenPeriodRepository,
  ) {}

  /** @throws Problem 422 for a count beyond the largest */
  async read(view: Transaction, period: Period): Promise<FigureInput> {
    return this.computation.read(view, await this.sources.ofOpenPeriod(view, period, 'final'));
  }

  /** Copies the rows of all periods at once. Takes a while, and locks nothing. */
  async collect(tx: Transaction, inputs: readonly FigureInput[]): Promise<void> {
    await this.rows.collect(
      tx,
      inputs.map(({ facts, source }) => ({ period: facts.period, source })),
    );
  }

  /** Takes a while, and locks nothing. Call it once the rows are collected. */
  async workOut(tx: Transaction, input: FigureInput): Promise<PeriodToFreeze> {
    const source = closingRows(tx.municipality, input.facts.period);
    const computed = await this.computation.sum(tx, { ...input, source });
    const snapshot = snapshotOf(computed, 'final');
    const { figures } = computed;
    const digest = await digestOf({ snapshot, figures, ...(await this.frozen.rowsOf(tx, source)) });
    return { snapshot, figures, digest, input };
  }

  /**
   * Writes what was worked out, where its month is held. The rows of a correction stand on nothing that can change
   * while the month is being closed. @throws Outdated where the facts of live rows are no longer those read before
   */
  async write(
    tx: Transaction,
    { snapshot, figures, digest, input }: PeriodToFreeze,
    computedAt: Date,
  ): Promise<void> {
    const { facts, basisAt } = input;
    if (basisAt === null && !isDeepStrictEqual(await this.facts.of(tx, facts.period), facts)) {
      throw new Outdated(facts.period);
    }
    await this.frozen.add(tx, { snapshot, figures }, { computedAt, digest });
  }
}
