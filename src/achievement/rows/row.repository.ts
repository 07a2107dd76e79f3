import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { ITEM_COLUMNS, type ItemRow } from './item-row.js';
import { sql, sqlText } from '../../platform/database/sql.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from './procedure-row.js';
import { type RowSource } from './row-source.js';

/** All rows of a period, from any source. A city has a few thousand. */
@Injectable()
export class RowRepository {
  /** By code. */
  async procedures(tx: Transaction, source: RowSource): Promise<ProcedureRow[]> {
    return tx.query<ProcedureRow>(
      sql`SELECT ${sqlText(PROCEDURE_COLUMNS.list('r'))} FROM (${source.procedures}) r ORDER BY r.code`,
    );
  }

  /** By number. */
  async items(tx: Transaction, source: RowSource): Promise<ItemRow[]> {
    return tx.query<ItemRow>(
      sql`SELECT ${sqlText(ITEM_COLUMNS.list('r'))} FROM (${source.items}) r ORDER BY r.number`,
    );
  }
}
