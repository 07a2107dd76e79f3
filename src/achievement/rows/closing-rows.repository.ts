import { Injectable } from '@nestjs/common';
import { type Period } from '../../kernel/period.js';
import { type Sql, sql, sqlJoin, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { ITEM_COLUMNS } from './item-row.js';
import { closingRows } from './open-rows.sql.js';
import { PROCEDURE_COLUMNS } from './procedure-row.js';
import { type RowSource } from './row-source.js';

const PROCEDURES = PROCEDURE_COLUMNS.list();
const ITEMS = `${ITEM_COLUMNS.list()}, staged`;

/** Keys and columns as those of provisional rows; a transaction that closes a fiscal year needs them twice. */
const TABLES = ['procedure', 'item']
  .map(
    (of) =>
      `CREATE TEMPORARY TABLE IF NOT EXISTS closing_${of} (LIKE open_${of} INCLUDING INDEXES) ON COMMIT DROP`,
  )
  .join('; ');

/**
 * The rows of periods that are being closed, worked out once, in tables of the transaction's own: figures and digest
 * are made of them before they are frozen, since what is final takes no change.
 */
@Injectable()
export class ClosingRowsRepository {
  /** Copies the rows of periods by one statement, which sees all of them as they are at one time. */
  async collect(tx: Transaction, periods: readonly { period: Period; source: RowSource }[]): Promise<void> {
    await tx.query(TABLES);
    const copies = periods.flatMap(({ period, source }, at) => {
      const copy = (table: string, columns: string, rows: Sql) => sql`
        ${sqlText(`${table}_${at}`)} AS (
          INSERT INTO ${sqlText(table)} (municipality_id, period, ${sqlText(columns)})
          SELECT ${tx.municipality}, ${period}, ${sqlText(columns)} FROM (${rows}) r)`;
      return [
        copy('closing_procedure', PROCEDURES, source.procedures),
        copy('closing_item', ITEMS, source.items),
      ];
    });
    await tx.execute(sql`WITH ${sqlJoin(copies, ', ')} SELECT`);
  }

  /** Makes the rows those of a final revision. */
  async freeze(tx: Transaction, period: Period, revision: number): Promise<void> {
    const { procedures, items } = closingRows(tx.municipality, period);
    for (const [table, columns, rows] of [
      ['frozen_procedure', PROCEDURES, procedures],
      ['frozen_item', ITEM_COLUMNS.list(), items],
    ] as const) {
      await tx.execute(sql`
        INSERT INTO ${sqlText(table)} (municipality_id, period, revision, ${sqlText(columns)})
        SELECT municipality_id, period, ${revision}::integer, ${sqlText(columns)} FROM (${rows}) r`);
    }
  }
}
