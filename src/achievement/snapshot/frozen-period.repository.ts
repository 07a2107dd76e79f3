import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { type TableColumns } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { type FrozenPeriod } from './digest.js';
import { FigureRepository } from '../figures/figure.repository.js';
import { frozenRows } from '../rows/frozen-rows.sql.js';
import { ITEM_COLUMNS } from '../rows/item-row.js';
import { PROCEDURE_COLUMNS } from '../rows/procedure-row.js';
import { RowRepository } from '../rows/row.repository.js';
import { type Snapshot } from './snapshot.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** Rows per INSERT statement, a few hundred bytes each. */
const CHUNK = 2_000;

/** Stores and reads the copies that a close makes. Row-level policies of the database forbid changing them. */
@Injectable()
export class FrozenPeriodRepository {
  constructor(
    private readonly snapshots: SnapshotRepository,
    private readonly figures: FigureRepository,
    private readonly rows: RowRepository,
  ) {}

  /** Replaces the provisional figures of a revision with the final ones and their rows. */
  async add(
    tx: Transaction,
    { snapshot, figures, procedures, items }: FrozenPeriod,
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
    const to = { period, revision };
    await this.addRows(tx, procedures, { ...to, table: 'frozen_procedure', columns: PROCEDURE_COLUMNS });
    await this.addRows(tx, items, { ...to, table: 'frozen_item', columns: ITEM_COLUMNS });
  }

  /** A final revision as it is stored. */
  async read(tx: Transaction, snapshot: Snapshot): Promise<FrozenPeriod> {
    const { period, revision } = snapshot;
    const source = frozenRows(tx.municipality, period, revision);
    return {
      snapshot,
      figures: await this.figures.list(tx, period, revision),
      procedures: await this.rows.procedures(tx, source),
      items: await this.rows.items(tx, source),
    };
  }

  private async addRows(
    tx: Transaction,
    rows: object[],
    to: { period: Period; revision: number; table: string; columns: TableColumns<string> },
  ): Promise<void> {
    const table = sqlText(to.table);
    for (let from = 0; from < rows.length; from += CHUNK) {
      await tx.execute(sql`
        INSERT INTO ${table} (municipality_id, period, revision, ${sqlText(to.columns.list())})
        SELECT ${tx.municipality}, ${to.period}, ${to.revision}, ${sqlText(to.columns.list('g'))}
          FROM jsonb_populate_recordset(NULL::${table}, ${asTableRows(rows.slice(from, from + CHUNK))}) AS g`);
    }
  }
}
