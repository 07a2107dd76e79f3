import { Injectable } from '@nestjs/common';
import { type Sql, sql, sqlAmong, sqlText } from '../../platform/database/sql.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { measure, measuresOf, type Measure, type MeasureSums } from '../indicator/measures.js';
import { ITEM_COLUMNS, type ItemRow } from './item-row.js';
import { PROCEDURE_COLUMNS, type ProcedureRow } from './procedure-row.js';
import { type RowSource } from './row-source.js';

/** A row with what it adds to each measure; summed over all rows these give the figures. */
export type WithMeasures<Row> = Row & { adds: Partial<MeasureSums> };

const ITEM = sqlText(ITEM_COLUMNS.list('r'));
const PROCEDURE = sqlText(PROCEDURE_COLUMNS.list('r'));

/** Rows read at once, a few hundred bytes each. */
const BATCH = 2_000;

/** All rows of a period, from any source: procedures by code, items by number. A city has a few thousand. */
@Injectable()
export class RowRepository {
  async procedures(tx: Transaction, { procedures }: RowSource): Promise<ProcedureRow[]> {
    return tx.query<ProcedureRow>(sql`SELECT ${PROCEDURE} FROM (${procedures}) r ORDER BY r.code`);
  }

  /** The same some at a time, in the order of their ids. */
  async *procedureBatches(tx: Transaction, { procedures }: RowSource): AsyncGenerator<ProcedureRow[]> {
    for (let after: string | undefined; ;) {
      const beyond: Sql = after === undefined ? sql`` : sql`WHERE r.procedure_id > ${after}`;
      const rows = await tx.query<ProcedureRow>(sql`
        SELECT ${PROCEDURE} FROM (${procedures}) r ${beyond}
         ORDER BY r.procedure_id LIMIT ${sqlText(String(BATCH))}`);
      yield rows;
      after = rows.at(-1)?.procedureId;
      if (rows.length < BATCH || after === undefined) return;
    }
  }

  async items(tx: Transaction, { items }: RowSource): Promise<ItemRow[]> {
    return tx.query<ItemRow>(sql`SELECT ${ITEM} FROM (${items}) r ORDER BY r.number`);
  }

  /** All of them, or those with these ids. */
  async measuredProcedures(
    tx: Transaction,
    source: RowSource,
    ids: readonly string[] | null = null,
  ): Promise<WithMeasures<ProcedureRow>[]> {
    return tx.query<WithMeasures<ProcedureRow>>(sql`
      SELECT ${PROCEDURE}, ${measureValues('procedure')} AS adds FROM (${source.procedures}) r
       WHERE ${sqlAmong('r.procedure_id', ids)} ORDER BY r.code`);
  }

  /** The items of two sources, asked for at once; of the earlier one none where there is none. */
  async measuredItemsOfBoth(
    tx: Transaction,
    { before, after }: { before: RowSource | null; after: RowSource },
  ): Promise<Record<'before' | 'after', WithMeasures<ItemRow>[]>> {
    const of = (source: RowSource, isAfter: boolean) => sql`
      SELECT ${isAfter}::boolean AS is_after, ${ITEM}, ${measureValues('item')} AS adds FROM (${source.items}) r`;
    const both = before ? sql`${of(after, true)} UNION ALL ${of(before, false)}` : of(after, true);
    const rows = await tx.query<WithMeasures<ItemRow> & { isAfter: boolean }>(sql`${both} ORDER BY number`);
    const side = (wanted: boolean) =>
      rows.flatMap(({ isAfter, ...row }) => (isAfter === wanted ? [row] : []));
    return { before: side(false), after: side(true) };
  }

  async measuredItems(tx: Transaction, source: RowSource): Promise<WithMeasures<ItemRow>[]> {
    return tx.query<WithMeasures<ItemRow>>(sql`
      SELECT ${ITEM}, ${measureValues('item')} AS adds FROM (${source.items}) r ORDER BY r.number`);
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
