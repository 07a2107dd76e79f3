import { Injectable } from '@nestjs/common';
import { type Transaction } from '../platform/database/transaction.js';
import { selectList } from './column-list.js';
import { ITEM_COLUMNS, type ItemRow } from './item-row.js';
import { measure, measuresOf, type Measure, type MeasureSums } from './measures.js';
import { Parameters } from './parameters.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from './procedure-row.js';
import { type RowSource } from './row-source.js';

/** A row with what it adds to each measure: summed over all rows they give the figures. */
export type Measured<Row> = Row & { adds: Partial<MeasureSums> };

@Injectable()
export class MeasuredRowRepository {
  /** By number. */
  async items(tx: Transaction, source: RowSource): Promise<Measured<ItemRow>[]> {
    const parameters = new Parameters();
    return tx.query<Measured<ItemRow>>(
      `SELECT ${selectList(ITEM_COLUMNS, 'r')}, ${added('item')} AS adds
         FROM (${source.items(parameters)}) r ORDER BY r.number`,
      parameters.values,
    );
  }

  /** By code. */
  async procedures(tx: Transaction, source: RowSource): Promise<Measured<ProcedureRow>[]> {
    const parameters = new Parameters();
    return tx.query<Measured<ProcedureRow>>(
      `SELECT ${selectList(PROCEDURE_COLUMNS, 'r')}, ${added('procedure')} AS adds
         FROM (${source.procedures(parameters)}) r ORDER BY r.code`,
      parameters.values,
    );
  }
}

/** An object of measures; those the row adds nothing to are left out. */
function added(kind: Measure['of']): string {
  const parts = measuresOf(kind).map((name) => {
    const { adds, where } = measure(name);
    return `'${name}', CASE WHEN ${where} THEN nullif(${adds}, 0) END`;
  });
  return `jsonb_strip_nulls(jsonb_build_object(${parts.join(', ')}))`;
}
