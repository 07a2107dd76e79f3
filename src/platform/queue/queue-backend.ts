import { type Outage } from '../outage.js';
import { type QueueBackend, type QueueConfig, type QueueSide } from './queue-connection.js';
import { openPostgresBackend } from './postgres-backend.js';
import { openRedisBackend } from './redis-backend.js';

/**
 * Redis where one is configured, else the PostgreSQL server that holds the data anyway. Connections are made on first
 * use, so an unreachable server shows itself there.
 */
export function openQueueBackend(config: QueueConfig, side: QueueSide, outage: Outage): QueueBackend {
  return config.redisUrl
    ? openRedisBackend(config.redisUrl, side, outage)
    : openPostgresBackend(config.databaseUrl, side, outage);
}
