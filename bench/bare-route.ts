import { readFile } from 'node:fs/promises';
import Fastify from 'fastify';
import pg from 'pg';
import { rowsInFields } from '../src/platform/database/rows-in-fields.js';
import { encodeCursor } from '../src/platform/keyset.js';
import { bareSnapshot, DATE } from './bare-pg.js';

/** The statements of the product's list, as it sent them, by the name of the query. */
export type Statements = Record<string, { sql: string; parameters: unknown[] }>;

/**
 * The baseline of the list over HTTP: Fastify and `pg`, each request one transaction with the tenant set. At /list/…
 * it trusts everybody; at /known/… it looks the bearer's token up first, as the system role, like the product.
 */
async function main(): Promise<void> {
  const { DATABASE_URL: connectionString, MUNICIPALITY: municipality = '', STATEMENTS = '' } = process.env;
  const statements = JSON.parse(await readFile(STATEMENTS, 'utf8')) as Statements;
  pg.types.setTypeParser(DATE, String);
  const pool = new pg.Pool({ connectionString, max: 10 });
  const list = async (name: string, limit: number): Promise<object> => {
    const client = await pool.connect();
    try {
      const { sql, parameters } = statements[name] ?? { sql: '', parameters: [] };
      const { rows: records } = await bareSnapshot(client, municipality, () => client.query(sql, parameters));
      const rows = rowsInFields<{ sortKey: string[] }>(records);
      const items = rows.slice(0, limit).map(({ sortKey, ...item }) => ({ item, sortKey }));
      const last = rows.length > limit ? items.at(-1) : undefined;
      return { items: items.map(({ item }) => item), next: last ? encodeCursor(last.sortKey) : null };
    } finally {
      client.release();
    }
  };
  const app = Fastify();
  app.get<{ Params: { name: string } }>('/list/:name', ({ params }) => list(params.name, 50));
  app.get<{ Params: { name: string } }>('/known/:name', async ({ params, headers }) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE tetsuzuki_system');
      const { rows } = await client.query(
        `SELECT id, role, label FROM access_token
          WHERE token_hash = encode(sha256($2), 'hex') AND municipality_id = $1 AND revoked_at IS NULL
            AND (expires_at IS NULL OR expires_at > now())`,
        [municipality, Buffer.from(headers.authorization?.slice('Bearer '.length) ?? '')],
      );
      await client.query('COMMIT');
      if (rows.length === 0) throw new Error('unknown token');
    } finally {
      client.release();
    }
    return list(params.name, 50);
  });
  process.on('SIGTERM', () => void app.close().then(() => pool.end()));
  process.stderr.write(`${JSON.stringify({ url: await app.listen({ port: 0, host: '127.0.0.1' }) })}\n`);
}

await main();
