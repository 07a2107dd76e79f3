import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { prepareQueueSchema } from '../../src/platform/queue/prepare.js';
import { type QueueConfig } from '../../src/platform/queue/queue-connection.js';
import { Queues, type QueueSettings } from '../../src/platform/queue/queues.js';
import { dropDatabase } from '../setup/fresh-database.js';
import {
  type Bindings,
  type Locks,
  type NudgeHandler,
  WorkerHost,
} from '../../src/platform/queue/worker-host.js';

export const QUEUE_NAMES = ['figures', 'months', 'files', 'imports', 'mails'];

export const silent = pino({ level: 'silent' });

/** A database, or an empty Redis database, of this test file's own, with what was opened on it. */
export class QueueFixture {
  private readonly open: { close: () => Promise<unknown> }[] = [];

  private constructor(
    readonly config: QueueConfig,
    readonly ownerUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async setUp(redisUrl: string | undefined): Promise<QueueFixture> {
    const name = `queue_${randomBytes(6).toString('hex')}`;
    const owner = needed('TEST_OWNER_URL');
    await asOne(owner, `CREATE DATABASE ${name}`);
    const ownerUrl = onDatabase(owner, name);
    const databaseUrl = onDatabase(needed('TEST_APPLICATION_URL'), name);
    await prepareQueueSchema(ownerUrl, { applicationRole: 'tetsuzuki_app', queues: QUEUE_NAMES });
    const fixture = new QueueFixture({ redisUrl, databaseUrl }, ownerUrl, () => dropDatabase(name));
    await fixture.empty();
    return fixture;
  }

  queues(settings?: Partial<QueueSettings>): Queues {
    const queues = new Queues(this.config, silent, QUEUE_NAMES, settings);
    this.open.push(queues);
    return queues;
  }

  /** A worker for the kind `provisional`, in the queue `figures`. */
  async worker(
    handler: NudgeHandler,
    locks?: Locks,
    concurrency: Bindings['concurrency'] = {},
  ): Promise<WorkerHost> {
    const host = new WorkerHost(this.config, silent, locks);
    this.open.push(host);
    const queueOf = new Map([['provisional', 'figures']]);
    await host.start({ handlers: new Map([['provisional', handler]]), queueOf, concurrency });
    return host;
  }

  /** Forgets all jobs, duplicates and ticks, as a Redis without its data does. */
  async empty(): Promise<void> {
    if (!this.config.redisUrl) {
      return asOne(
        this.ownerUrl,
        'TRUNCATE bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler CASCADE',
      );
    }
    const redis = new Redis(this.config.redisUrl);
    await redis.flushdb();
    redis.disconnect();
  }

  /** Closes what a test opened, newest first. */
  async clear(): Promise<void> {
    for (const one of this.open.splice(0).reverse()) await one.close();
    await this.empty();
  }

  async tearDown(): Promise<void> {
    await this.drop();
  }
}

/** A gate in a handler: a job that reaches it waits until the test opens it. */
export function newGate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

export async function asOne(url: string, sql: string): Promise<void> {
  await rowsOf(url, sql);
}

export async function rowsOf<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

function onDatabase(url: string, name: string): string {
  return url.replace(/^([^:]+:\/\/[^/]*)\/[^?]*/, `$1/${name}`);
}

/** Redis keeps numbered databases; each jest worker empties only its own. */
export function redisOfThisFile(): string | undefined {
  const url = process.env['TEST_REDIS_URL'];
  if (!url) return undefined;
  const own = new URL(url);
  own.pathname = `/${8 + Number(process.env['JEST_WORKER_ID'] ?? 1)}`;
  return own.toString();
}
