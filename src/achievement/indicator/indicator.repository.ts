import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { columnsOf } from '../../platform/database/table-columns.js';
import { asTableRows } from '../../platform/database/table-rows.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { IndicatorEntity } from './indicator.entity.js';
import { type Indicator } from './indicator.js';

const COLUMNS = columnsOf(IndicatorEntity);
const IN_ORDER = `SELECT ${COLUMNS.list()} FROM indicator ORDER BY sort, key`;

@Injectable()
export class IndicatorRepository {
  /** Every indicator in the order in which they are shown. */
  async list(tx: Transaction): Promise<Indicator[]> {
    return tx.query<Indicator>(IN_ORDER);
  }

  /**
   * Adds and changes indicators, as the owner of the schema; true where anything changed. An indicator missing from the
   * list is kept: figures may refer to it.
   */
  async save(owner: EntityManager, indicators: Indicator[]): Promise<boolean> {
    const before = await owner.query<unknown[]>(IN_ORDER);
    await owner.query(
      `INSERT INTO indicator (${COLUMNS.list()})
       SELECT ${COLUMNS.list('i')} FROM jsonb_populate_recordset(NULL::indicator, $1) AS i
       ON CONFLICT (key) DO UPDATE SET ${COLUMNS.except('key').assignedFrom('EXCLUDED')}`,
      [asTableRows(indicators)],
    );
    return JSON.stringify(before) !== JSON.stringify(await owner.query<unknown[]>(IN_ORDER));
  }
}
