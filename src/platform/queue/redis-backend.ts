import { createRedisBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { type QueueBackend, type QueueSide } from './queue-backend.js';
import { type NoteError } from './queue-log.js';

const retryStrategy = (attempt: number): number => Math.min(attempt * 500, 5_000);

const OPTIONS: Record<QueueSide, RedisOptions> = {
  // Without an offline queue a command on a dead Redis fails at once instead of waiting for ever.
  producer: {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    retryStrategy,
  },
  worker: { maxRetriesPerRequest: null, retryStrategy },
};

/** One client for all queues of the process; each worker duplicates it once more for its blocking wait. */
export function openRedisBackend(url: string, side: QueueSide, noteError: NoteError): QueueBackend {
  const client = new Redis(url, OPTIONS[side]);
  client.on('error', noteError);
  return {
    name: 'redis',
    create: (name, options, extra) => createRedisBackend(name, { ...options, connection: client }, extra),
    close: () => {
      client.disconnect();
      return Promise.resolve();
    },
  };
}
