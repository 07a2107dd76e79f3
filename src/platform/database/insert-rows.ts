import { getMetadataArgsStorage } from 'typeorm';
import { columnsOf, type EntityClass } from './table-columns.js';
import { asTableRows } from './table-rows.js';
import { type Transaction } from './transaction.js';

/**
 * Adds objects as rows of an entity's table, in their order, under the municipality of the transaction. A column that
 * none of them names takes its default; fields the table has no column for are passed over.
 */
export async function insertRows<Row extends object>(
  tx: Transaction,
  entity: EntityClass<Row>,
  rows: readonly Partial<Omit<Row, 'municipalityId'>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = columnsOf(entity);
  const given = columns.only(...columns.fields.filter((field) => named.has(field)));
  const table = getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name;
  if (table === undefined) throw new Error(`${entity.name} names no table`);
  await tx.execute(
    `INSERT INTO ${table} (municipality_id, ${given.list()})
     SELECT $1, ${given.list('e')} FROM jsonb_populate_recordset(NULL::${table}, $2) WITH ORDINALITY AS e
      ORDER BY e.ordinality`,
    [tx.municipality, asTableRows(rows)],
  );
}
