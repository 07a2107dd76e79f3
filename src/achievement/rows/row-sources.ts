import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { CorrectionBasis } from '../correction/correction-basis.js';
import { frozenRows } from './frozen-rows.sql.js';
import { type Indicator } from '../indicator/indicator.js';
import { openRows } from './open-rows.sql.js';
import { liveRows } from '../live-rows/live-rows.sql.js';
import { OpenRowsRepository } from './open-rows.repository.js';
import { PeriodFactsRepository } from './period-facts.repository.js';
import { type Counting, type PeriodFacts } from './period-facts.js';
import { type RowSource } from './row-source.js';
import { type Snapshot } from '../snapshot/snapshot.js';

/** The rows from which the figures of an open period are computed, with the facts of the period. */
export interface OpenRows {
  facts: PeriodFacts;
  source: RowSource;
  /** The definitions of the closed revision that a correction starts from; null = the current ones. */
  indicators: Indicator[] | null;
  /** When the catalogue was read for that revision; null where the rows are live. */
  basisAt: Date | null;
}

/** Chooses the rows of a period: frozen, corrected or live. */
@Injectable()
export class RowSources {
  constructor(
    private readonly facts: PeriodFactsRepository,
    private readonly corrections: CorrectionBasis,
    private readonly open: OpenRowsRepository,
  ) {}

  /** The rows of a period that is not closed, or being closed. */
  async ofOpenPeriod(tx: Transaction, period: Period, counting: Counting): Promise<OpenRows> {
    const facts = await this.facts.of(tx, period);
    const correction = await this.corrections.of(tx, facts, counting);
    if (correction === null) {
      return { facts, source: liveRows(tx.municipality, facts, counting), indicators: null, basisAt: null };
    }
    const { closed, facts: correctedFacts, source } = correction;
    return {
      facts: correctedFacts,
      source,
      indicators: closed.indicators,
      basisAt: closed.basisAt ?? closed.computedAt,
    };
  }

  /** The state of the rows that a period's provisional figures add up, null where they are not kept: to be asked with its snapshot. */
  stateOfKept(tx: Transaction, period: Period): Promise<string | null> {
    return this.open.state(tx, period);
  }

  /**
   * The rows that the figures of a snapshot add up; live ones for provisional figures whose rows are not kept. `kept`:
   * their state, null where they are not, omitted where that is not known.
   */
  async ofSnapshot(
    tx: Transaction,
    { period, revision, state, digest }: Snapshot,
    kept?: string | null,
  ): Promise<RowSource> {
    if (state === 'final') {
      const rows = frozenRows(tx.municipality, period, revision);
      return digest === null ? rows : { ...rows, state: `${period} ${revision} ${digest}` };
    }
    const keptState = kept === undefined ? await this.stateOfKept(tx, period) : kept;
    if (keptState !== null) return { ...openRows(tx.municipality, period), state: `${period} ${keptState}` };
    return (await this.ofOpenPeriod(tx, period, 'provisional')).source;
  }
}
