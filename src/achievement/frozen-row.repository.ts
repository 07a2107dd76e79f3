import { Injectable } from '@nestjs/common';
import { type Period } from '../kernel/period.js';
import { type Transaction } from '../platform/database/transaction.js';
import { columnNames, recordsetColumns } from './column-list.js';
import { ITEM_COLUMNS, type ItemRow } from './item-row.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from './procedure-row.js';

/** Rows sent to the server in one statement: some hundred bytes each. */
const CHUNK = 2_000;

/** The copies a close makes. They can be added and read, never altered. */
@Injectable()
export class FrozenRowRepository {
  async addProcedures(
    tx: Transaction,
    period: Period,
    revision: number,
    rows: ProcedureRow[],
  ): Promise<void> {
    await this.add(tx, period, revision, rows, { table: 'frozen_procedure', columns: PROCEDURE_COLUMNS });
  }

  async addItems(tx: Transaction, period: Period, revision: number, rows: ItemRow[]): Promise<void> {
    await this.add(tx, period, revision, rows, { table: 'frozen_item', columns: ITEM_COLUMNS });
  }

  private async add(
    tx: Transaction,
    period: Period,
    revision: number,
    rows: object[],
    { table, columns }: { table: string; columns: Record<string, string> },
  ): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      await tx.execute(
        `INSERT INTO ${table} (municipality_id, period, revision, ${columnNames(columns)})
         SELECT $1, $2, $3, g.* FROM jsonb_to_recordset($4) AS g(${recordsetColumns(columns)})`,
        [tx.municipality, period, revision, JSON.stringify(rows.slice(from, from + CHUNK))],
      );
    }
  }
}
