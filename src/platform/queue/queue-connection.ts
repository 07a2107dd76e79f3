import { type BackendFactory, type IQueueBackend } from 'bullmq';

export type QueueBackendName = 'redis' | 'postgres';

/** Where the queue lives. `databaseUrl` is the application's, never the owner's. */
export type QueueConfig = { redisUrl?: string | undefined; databaseUrl: string };

/** A producer only adds jobs and must fail quickly; a worker waits for work and for a lost server to return. */
export type QueueSide = 'producer' | 'worker';

/**
 * One side's connections to the backend in use. BullMQ hands each queue or worker its `connection`; ours is captured
 * by `create`, so that all of one process share one pool or one client, and is ended by `close` alone.
 */
export type QueueBackend = {
  name: QueueBackendName;
  create: BackendFactory<IQueueBackend, object>;
  /** Whether the backend takes a job just now, asked without one. Throws what stands in the way. */
  probe: () => Promise<void>;
  /**
   * Takes back times that lie ahead of the clock, as a clock that was wrong for a while leaves them: left alone they
   * keep jobs of killed workers from being found until the clock gets there.
   */
  pullInTimes: () => Promise<void>;
  close: () => Promise<void>;
};
