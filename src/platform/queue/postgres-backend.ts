import { createPostgresBackend, DEFAULT_SCHEMA } from 'bullmq';
import pg from 'pg';
import { type Outage } from '../outage.js';
import { paceFetching } from './paced-fetching.js';
import { type QueueBackend, type QueueSide } from './queue-connection.js';

/**
 * Connections a process may hold for its queues. Producers do not listen, so two are enough for a web process. Each
 * of the five workers keeps one for LISTEN, taken from the pool; the other four answer all their short queries.
 */
const POSTGRES_POOL_SIZE: Record<QueueSide, number> = { producer: 2, worker: 9 };

/** Milliseconds for a connection and for a statement. */
const LIMITS: Record<QueueSide, { connection: number; statement: number }> = {
  producer: { connection: 2_000, statement: 2_000 },
  worker: { connection: 10_000, statement: 30_000 },
};

/**
 * One pool for all queues or workers of the process; left to itself BullMQ opens one for each. On a pool it is given
 * BullMQ does not set the schema, so the pool does.
 */
export function openPostgresBackend(url: string, side: QueueSide, outage: Outage): QueueBackend {
  const { connection, statement } = LIMITS[side];
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c search_path=${DEFAULT_SCHEMA} -c statement_timeout=${statement} -c lock_timeout=${statement}`,
    max: POSTGRES_POOL_SIZE[side],
    connectionTimeoutMillis: connection,
    query_timeout: statement + 1_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // Each queue and worker adds a listener of its own to the shared pool.
  pool.setMaxListeners(20);
  pool.on('error', outage.note);
  // A client in use has no listener but its query's, for one error. A server that stops can cause two (its farewell,
  // then a failed write), and an `error` without a listener ends the process.
  pool.on('connect', (client) => client.on('error', outage.note));
  return {
    name: 'postgres',
    create: (name, options, extra) =>
      paceFetching(createPostgresBackend(name, { ...options, connection: pool }, extra), outage),
    probe: async () => void (await pool.query('SELECT FROM migration LIMIT 1')),
    pullInTimes: () => pullInTimes(pool),
    close: () => pool.end(),
  };
}

/** No lock is given for longer, and stalled jobs are looked for more often than this. */
const FAR_AHEAD_MS = 60_000;
/** Time in which a job that is alive renews its lock. */
const A_LOCK_MS = 20_000;

/** BullMQ keeps locks and its last look for stalled jobs as times of the worker's clock. */
async function pullInTimes(pool: pg.Pool): Promise<void> {
  const now = Date.now();
  await pool.query(
    `UPDATE ${DEFAULT_SCHEMA}.meta SET value = $1 WHERE field = 'stalled-check' AND value::bigint > $2`,
    [String(now), now + FAR_AHEAD_MS],
  );
  await pool.query(
    `UPDATE ${DEFAULT_SCHEMA}.job SET locked_until_ms = $1 WHERE state = 'active' AND locked_until_ms > $2`,
    [now + A_LOCK_MS, now + FAR_AHEAD_MS],
  );
}
