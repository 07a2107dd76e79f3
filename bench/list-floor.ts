import Fastify from 'fastify';
import pg from 'pg';
import { bareSnapshot, DATE } from './bare-pg.js';
import { SHOWN } from './list-floor.sql.js';

interface Route {
  Querystring: { departmentId?: string; stages?: string };
}

/**
 * The floor of the list over HTTP: Fastify and `pg`, one prepared statement on an index made for it. At /naked it
 * trusts everybody and has no transaction; at /walled it looks up the bearer's token as the system role and reads in a
 * transaction of the tenant, under the policy.
 */
async function main(): Promise<void> {
  const { DATABASE_URL: connectionString, MUNICIPALITY: municipality = '' } = process.env;
  pg.types.setTypeParser(DATE, String);
  const pool = new pg.Pool({ connectionString, max: 10 });
  const app = Fastify();
  const read = async (
    client: pg.ClientBase | pg.Pool,
    table: string,
    { departmentId, stages }: Route['Querystring'],
  ): Promise<object> => {
    const filtered = departmentId !== undefined && stages !== undefined;
    const { rows } = await client.query<object>({
      name: `${table} ${filtered}`,
      text: `SELECT ${SHOWN} FROM ${table}
              WHERE municipality_id = $1 AND NOT retired ${filtered ? 'AND department_id = $2 AND stage = $3' : ''}
              ORDER BY updated_at DESC, id DESC LIMIT 51`,
      values: filtered ? [municipality, departmentId, stages] : [municipality],
    });
    return { items: rows.slice(0, 50), next: rows.length > 50 ? 'more' : null };
  };
  app.get<Route>('/naked', ({ query }) => read(pool, 'floor_list_open', query));
  app.get<Route>('/walled', async ({ query, headers }) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN; SET LOCAL ROLE tetsuzuki_system');
      const { rows } = await client.query({
        name: 'token',
        text: `SELECT id, role, label FROM access_token
                WHERE token_hash = encode(sha256($2), 'hex') AND municipality_id = $1 AND revoked_at IS NULL
                  AND expires_at > now()`,
        values: [municipality, Buffer.from(headers.authorization?.slice('Bearer '.length) ?? '')],
      });
      await client.query('COMMIT');
      if (rows.length === 0) throw new Error('unknown token');
      return await bareSnapshot(client, municipality, () => read(client, 'floor_list', query));
    } finally {
      client.release();
    }
  });
  process.on('SIGTERM', () => void app.close().then(() => pool.end()));
  process.stderr.write(`${JSON.stringify({ url: await app.listen({ port: 0, host: '127.0.0.1' }) })}\n`);
}

await main();
