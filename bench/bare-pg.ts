import pg from 'pg';

const INT8 = 20;
export const DATE = 1082;

/** Runs `work` on a connection of plain `pg` with the application's role, and nothing of ours on top of it. */
export async function withBarePg<T>(
  applicationUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: applicationUrl });
  client.setTypeParser(INT8, Number);
  client.setTypeParser(DATE, String);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs `work` on a connection of a pool, as soon as one is free. */
export async function withPooled<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** One writing transaction of a municipality. */
export async function bareTransaction<T>(
  client: pg.ClientBase,
  municipality: string,
  work: () => Promise<T>,
): Promise<T> {
  return within(client, 'BEGIN', municipality, work);
}

/** One unchanging, read-only view of a municipality. */
export async function bareSnapshot<T>(
  client: pg.ClientBase,
  municipality: string,
  work: () => Promise<T>,
): Promise<T> {
  return within(client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', municipality, work);
}

async function within<T>(
  client: pg.ClientBase,
  begin: string,
  municipality: string,
  work: () => Promise<T>,
): Promise<T> {
  await client.query(begin);
  await client.query(`SELECT set_config('app.municipality', $1, true)`, [municipality]);
  const result = await work();
  await client.query('COMMIT');
  return result;
}
