import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import { columnsOf, type EntityClass } from '../../src/platform/database/table-columns.js';
import { projectRoot } from '../../src/platform/project-root.js';
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
type Row = Record<string, unknown>;
type Tables = Record<string, Record<string, Shape>>;

const LONG_NAMES: Record<string, string> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  bool: 'boolean',
};

/** What the entities say of their tables: those of every file that holds one. */
async function shapeOfEntities(): Promise<Tables> {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' });
  const modules = await Promise.all(
    files
      .filter((file) => file.endsWith('.entity.ts'))
      .map((file) => import(`../../src/${file}`) as Promise<object>),
  );
  const classes = new Set(modules.flatMap((one) => Object.values(one) as unknown[]));
  const { tables, columns } = getMetadataArgsStorage();
  // Tests in the same process may have declared tables of their own.
  const ours = tables.filter(({ target }) => classes.has(target));
  return Object.fromEntries(
    ours.map(({ name = '', target }) => {
      const keys = columns
        .filter((column) => column.target === target && column.options.primary)
        .map(({ propertyName }) => propertyName);
      const shapes = columnsOf(target as EntityClass<Row>).all.map(
        ({ field, name: column, type, nullable }) => {
          const [element = '', list = ''] = type.split(/(?=\[\]$)/);
          const shape = {
            type: `${LONG_NAMES[element] ?? element}${list}`,
            nullable,
            key: keys.includes(field),
          };
          return [column, shape];
        },
      );
      return [name, Object.fromEntries(shapes) as Record<string, Shape>];
    }),
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
    expect(await shapeOfEntities()).toEqual(await shapeOfSchema());
  });
});
