import { Injectable } from '@nestjs/common';
import { type Transaction } from '../../platform/database/transaction.js';
import { ITEM_COLUMNS, type ItemRow } from '../rows/item-row.js';
import { measure, measuresOf, type Measure, type MeasureSums } from '../indicator/measures.js';
import { type Sql, sql, sqlText } from '../../platform/database/sql.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from '../rows/procedure-row.js';
import { type RowSource } from '../rows/row-source.js';

/** A row with what it adds to each measure; summed over all rows these give the figures. */
export type WithMeasures<Row> = Row & { adds: Partial<MeasureSums> };

@Injectable()
export class RowMeasuresRepository {
  /** By number. */
  async items(tx: Transaction, source: RowSource): Promise<WithMeasures<ItemRow>[]> {
    return tx.query<WithMeasures<ItemRow>>(sql`
      SELECT ${sqlText(ITEM_COLUMNS.list('r'))}, ${measureValues('item')} AS adds
      FROM (${source.items}) r ORDER BY r.number`);
  }

  /** By code. */
  async procedures(tx: Transaction, source: RowSource): Promise<WithMeasures<ProcedureRow>[]> {
    return tx.query<WithMeasures<ProcedureRow>>(sql`
      SELECT ${sqlText(PROCEDURE_COLUMNS.list('r'))}, ${measureValues('procedure')} AS adds
      FROM (${source.procedures}) r ORDER BY r.code`);
  }
}

/** The measures of a row as one object, without those to which it adds nothing. */
function measureValues(kind: Measure['of']): Sql {
  const parts = measuresOf(kind).map((name) => {
    const { adds, where } = measure(name);
    return `'${name}', CASE WHEN ${where} THEN nullif(${adds}, 0) END`;
  });
  return sqlText(`jsonb_strip_nulls(jsonb_build_object(${parts.join(', ')}))`);
}
