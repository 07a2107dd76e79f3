import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

interface Shape {
  type: string;
  nullable: boolean;
  key: boolean;
}
type Tables = Record<string, Record<string, Shape>>;

const LONG_NAMES: Record<string, string> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  bool: 'boolean',
};

/** What the entities say of their tables. */
function shapeOfEntities(): Tables {
  const shapeOf = (column: ColumnMetadata): Shape => {
    const type = typeof column.type === 'string' ? column.type : 'unnamed';
    return {
      type: `${LONG_NAMES[type] ?? type}${column.isArray ? '[]' : ''}`,
      nullable: column.isNullable,
      key: column.isPrimary,
    };
  };
  return Object.fromEntries(
    fresh.database.dataSource.entityMetadatas.map(({ tableName, columns }) => [
      tableName,
      Object.fromEntries(columns.map((column) => [column.databaseName, shapeOf(column)])),
    ]),
  );
}

/** What the migrations made. */
async function shapeOfSchema(): Promise<Tables> {
  const rows = await fresh.database.dataSource.query<({ table: string; column: string } & Shape)[]>(`
    SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type,
           NOT a.attnotnull AS nullable, coalesce(a.attnum = ANY (i.indkey), false) AS key
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migration'`);
  const tables: Tables = {};
  for (const { table, column, type, nullable, key } of rows) {
    (tables[table] ??= {})[column] = { type, nullable, key };
  }
  return tables;
}

describe('the entities', () => {
  it('and the migrated schema do not differ, in tables, columns, types, nullability or keys', async () => {
    expect(shapeOfEntities()).toEqual(await shapeOfSchema());
  });
});
