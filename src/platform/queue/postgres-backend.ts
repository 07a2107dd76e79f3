import { createPostgresBackend, DEFAULT_SCHEMA } from 'bullmq';
import pg from 'pg';
import { type QueueBackend, type QueueSide } from './queue-connection.js';
import { type NoteError } from './queue-log.js';

/**
 * Connections a process may hold for its queues. Producers do not listen, so two are enough for a web process. Each
 * of the five workers keeps one for LISTEN, taken from the pool; the other four answer all their short queries.
 */
export const POSTGRES_POOL_SIZE: Record<QueueSide, number> = { producer: 2, worker: 9 };

/**
 * One pool for all queues or workers of the process; left to itself BullMQ opens one for each. On a pool it is given
 * BullMQ does not set the schema, so the pool does.
 */
export function openPostgresBackend(url: string, side: QueueSide, noteError: NoteError): QueueBackend {
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c search_path=${DEFAULT_SCHEMA}`,
    max: POSTGRES_POOL_SIZE[side],
    connectionTimeoutMillis: side === 'producer' ? 2_000 : 10_000,
    keepAlive: true,
  });
  // Each queue and worker adds a listener of its own to the shared pool.
  pool.setMaxListeners(20);
  pool.on('error', noteError);
  // A client in use has no listener but its query's, for one error. A server that stops can cause two (its farewell,
  // then a failed write), and an `error` without a listener ends the process.
  pool.on('connect', (client) => client.on('error', noteError));
  return {
    name: 'postgres',
    create: (name, options, extra) => createPostgresBackend(name, { ...options, connection: pool }, extra),
    close: () => pool.end(),
  };
}
