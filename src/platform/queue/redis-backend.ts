import { createRedisBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { type Outage } from '../outage.js';
import { paceFetching } from './paced-fetching.js';
import { type QueueBackend, type QueueSide } from './queue-connection.js';

const PATIENT: RedisOptions = {
  // With chance in it, so that the clients of all processes do not come back at the same moment.
  retryStrategy: (attempt) => Math.min(attempt * 500, 10_000) * (0.6 + Math.random() * 0.4),
  keepAlive: 10_000,
  // A client that never reached its server keeps the process alive for this long after it was released.
  disconnectTimeout: 200,
};

const OPTIONS: Record<QueueSide, RedisOptions> = {
  // Without an offline queue a command on a dead Redis fails at once instead of waiting without end.
  producer: {
    ...PATIENT,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
  },
  worker: { ...PATIENT, maxRetriesPerRequest: null },
};

/** What a probe writes; gone by itself soon after. */
const PROBE_KEY = 'tetsuzuki:probe';

/** One client for all queues of the process; each worker duplicates it once more for its blocking wait. */
export function openRedisBackend(url: string, side: QueueSide, outage: Outage): QueueBackend {
  const client = new Redis(url, OPTIONS[side]);
  client.on('error', outage.note);
  return {
    name: 'redis',
    create: (name, options, extra) =>
      paceFetching(createRedisBackend(name, { ...options, connection: client }, extra), outage),
    // A Redis whose memory is full still answers; only a write finds out.
    probe: async () => void (await client.set(PROBE_KEY, '1', 'PX', 10_000)),
    // Redis counts down the time of its locks by itself.
    pullInTimes: () => Promise.resolve(),
    close: () => {
      client.disconnect();
      return Promise.resolve();
    },
  };
}
