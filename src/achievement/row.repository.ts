import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { selectList } from './column-list.js';
import { ITEM_COLUMNS, type ItemRow } from './item-row.js';
import { Parameters } from './parameters.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from './procedure-row.js';
import { type RowSource } from './row-source.js';

/** All rows of a period, from wherever they come. A city has some thousands. */
@Injectable()
export class RowRepository {
  /** By code. */
  async procedures(tx: Transaction, source: RowSource): Promise<ProcedureRow[]> {
    const parameters = new Parameters();
    return tx.query<ProcedureRow>(
      `SELECT ${selectList(PROCEDURE_COLUMNS, 'r')} FROM (${source.procedures(parameters)}) r ORDER BY r.code`,
      parameters.values,
    );
  }

  /** By number. */
  async items(tx: Transaction, source: RowSource): Promise<ItemRow[]> {
    const parameters = new Parameters();
    return tx.query<ItemRow>(
      `SELECT ${selectList(ITEM_COLUMNS, 'r')} FROM (${source.items(parameters)}) r ORDER BY r.number`,
      parameters.values,
    );
  }
}
