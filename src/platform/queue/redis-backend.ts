import { createRedisBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { type QueueBackend, type QueueSide } from './queue-connection.js';
import { type NoteError } from './queue-log.js';

const PATIENT: RedisOptions = {
  retryStrategy: (attempt) => Math.min(attempt * 500, 5_000),
  // A client that never reached its server keeps the process alive for this long after it was let go.
  disconnectTimeout: 200,
};

const OPTIONS: Record<QueueSide, RedisOptions> = {
  // Without an offline queue a command on a dead Redis fails at once instead of waiting for ever.
  producer: {
    ...PATIENT,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  },
  worker: { ...PATIENT, maxRetriesPerRequest: null },
};

/** One client for all queues of the process; each worker duplicates it once more for its blocking wait. */
export function openRedisBackend(url: string, side: QueueSide, noteError: NoteError): QueueBackend {
  const client = new Redis(url, OPTIONS[side]);
  client.on('error', noteError);
  return {
    name: 'redis',
    create: (name, options, extra) => createRedisBackend(name, { ...options, connection: client }, extra),
    // Redis counts down the time of its locks by itself.
    pullInTimes: () => Promise.resolve(),
    close: () => {
      client.disconnect();
      return Promise.resolve();
    },
  };
}
