import { Injectable } from '@nestjs/common';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type FrozenPeriod } from './digest.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { ClosingRowsRepository } from '../rows/closing-rows.repository.js';
import { frozenRows } from '../rows/frozen-rows.sql.js';
import { type RowSource } from '../rows/row-source.js';
import { RowRepository } from '../rows/row.repository.js';
import { type Snapshot } from './snapshot.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** Stores and reads the copies that a close makes. Row-level policies of the database forbid changing them. */
@Injectable()
export class FrozenPeriodRepository {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly rows: RowRepository,
    private readonly closing: ClosingRowsRepository,
  ) {}

  /** Replaces the provisional figures of a revision with the final ones and the rows collected for it. */
  async add(
    tx: Transaction,
    { snapshot, figures }: Pick<FrozenPeriod, 'snapshot' | 'figures'>,
    stamp: Pick<Snapshot, 'computedAt' | 'digest'>,
  ): Promise<void> {
    const { period, revision } = snapshot;
    for (const table of ['figure', 'snapshot']) {
      await tx.execute(sql`
        DELETE FROM ${sqlText(table)}
         WHERE municipality_id = ${tx.municipality} AND period = ${period} AND revision = ${revision}`);
    }
    await tx.execute(sql`
      DELETE FROM figure_basis WHERE municipality_id = ${tx.municipality} AND period = ${period}`);
    await this.snapshots.save(tx, { ...snapshot, ...stamp });
    await this.figures.replace(tx, period, revision, figures, true);
    await this.closing.freeze(tx, period, revision);
  }

  /** A final revision as it is stored. */
  async read(tx: Transaction, snapshot: Snapshot): Promise<FrozenPeriod> {
    const { period, revision } = snapshot;
    const rows = await this.rowsOf(tx, frozenRows(tx.municipality, period, revision));
    return { snapshot, figures: await this.figures.list(tx, period, revision), ...rows };
  }

  /** The rows that a digest covers; the procedures are read as they are needed. */
  async rowsOf(tx: Transaction, source: RowSource): Promise<Pick<FrozenPeriod, 'procedures' | 'items'>> {
    return {
      procedures: this.rows.procedureBatches(tx, source),
      items: [await this.rows.items(tx, source)],
    };
  }
}
