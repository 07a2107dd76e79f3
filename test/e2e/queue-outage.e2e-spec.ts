import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { testApp } from '../setup/test-app.js';
import { OwnServer, processorSeconds } from '../setup/own-server.js';
import { type StartedProcess, startProcess, startWeb, startWorkerProcess } from '../setup/processes.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { until } from '../setup/until.js';

/** The queue of the run: in Redis where the run has one, and then that server is the one to go. */
const onRedis = process.env['TEST_REDIS_URL'] !== undefined;
const GONE_MS = 60_000;
const WORKERS = 3;

/** What else may be wrong with the server, and what is reported of it; null where only the time is looked at. */
const CASES: [string, string | null][] = onRedis
  ? [['full', 'queue:full']]
  : [
      ['frozen', 'database:no-answer queue:no-answer'],
      ['killed at once', null],
    ];

let server: OwnServer;
let app: INestApplicationContext;
let web: StartedProcess & { url: string };
let town: ReportedTown;
const workers: StartedProcess[] = [];
let redis: OwnRedis | undefined;

beforeAll(async () => {
  server = await OwnServer.start();
  redis = onRedis ? await OwnRedis.start() : undefined;
  app = await testApp(server, redis ? { redisUrl: redis.url } : {});
  town = await reportedTown(app, '2026-10');
  web = await startWeb(environment());
});
afterAll(async () => {
  for (const one of [web, ...workers]) await one?.end('SIGKILL');
  await app?.close();
  await redis?.stop();
  await server?.remove();
});

const environment = () => ({
  DATABASE_URL: server.applicationUrl,
  LOG_LEVEL: 'info',
  ...(redis ? { REDIS_URL: redis.url } : {}),
});

/** A Redis of this test's own, on a port that stays the same when it is started again. */
class OwnRedis {
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private child: ChildProcess,
  ) {}

  static async start(): Promise<OwnRedis> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    const folder = await mkdtemp(join(tmpdir(), 'tetsuzuki-redis-'));
    const own = new OwnRedis(port, folder, launch(port, folder));
    await own.answers();
    return own;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'close');
  }

  async startAgain(): Promise<void> {
    this.child = launch(this.port, this.folder);
    await this.answers();
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  async command(...[name = '', ...parameters]: string[]): Promise<void> {
    const client = new Redis(this.url);
    client.on('error', () => undefined);
    await client.call(name, ...parameters);
    client.disconnect();
  }

  private async answers(): Promise<void> {
    await this.command('PING');
  }
}

function launch(port: number, folder: string): ChildProcess {
  const options = ['--bind', '127.0.0.1', '--save', '', '--dir', folder, '--maxmemory-policy', 'noeviction'];
  return spawn('redis-server', ['--port', String(port), ...options], { stdio: 'ignore' });
}

/** Takes every connection where the server was, counts it and hangs up. */
async function countAttempts(
  at: string | { port: number; host: string },
): Promise<{ count(): number; server: Server }> {
  let attempts = 0;
  const listening = createServer((socket) => {
    attempts += 1;
    socket.on('error', () => undefined);
    socket.destroy();
  });
  if (typeof at === 'string') listening.listen(at);
  else listening.listen(at);
  await once(listening, 'listening');
  return { count: () => attempts, server: listening };
}

interface Ready {
  status: string;
  reason: string | null;
  ms: number;
  code: number;
}

async function ready(): Promise<Ready> {
  const started = Date.now();
  const answer = await fetch(`${web.url}/health/ready`);
  const { status, reason } = (await answer.json()) as { status: string; reason: string | null };
  return { status, reason, code: answer.status, ms: Date.now() - started };
}

async function untilReady(reason: string | null): Promise<void> {
  await until(ready, (now) => now.reason === reason);
}

async function raise(): Promise<void> {
  const owed = app.get(OwedWork);
  await app.get(Database).transaction(town, (tx) => owed.raise(tx, 'provisional', ['2026-10']));
}

async function untilDone(): Promise<void> {
  const owedNow = () => app.get(Database).snapshot(town, (tx) => app.get(OwedWork).outstanding(tx));
  await until(
    () => owedNow().catch(() => null),
    (owed) => owed?.length === 0,
  );
}

const occurrences = (worker: StartedProcess, sentence: string) => worker.output().split(sentence).length - 1;

describe(`with the queue in ${onRedis ? 'Redis' : 'PostgreSQL'} gone for a minute`, () => {
  it('workers killed off it at several moments try seldom, say it once, recover and do what is owed', async () => {
    // The first has long been at work, the second has just begun, the third is still starting.
    workers.push(await startWorkerProcess(environment()));
    await untilDone();
    await pause(10_000);
    workers.push(await startWorkerProcess(environment()));
    await pause(4_000);
    workers.push(startProcess('worker', environment()));
    // One job is in hand when the server goes.
    const holder = new pg.Client(server.ownerUrl);
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE figure IN EXCLUSIVE MODE');
    await raise();
    await pause(1_000);

    if (redis) await redis.kill();
    else await server.kill('SIGINT');
    await holder.end().catch(() => undefined);
    const pids = workers.map((one) => one.process.pid ?? 0);
    const before = await Promise.all(pids.map(processorSeconds));
    await untilReady(onRedis ? 'queue:unreachable' : 'database:unreachable queue:unreachable');
    const reading = await ready();
    expect(reading.code).toBe(onRedis ? 200 : 503);
    await pause(GONE_MS / 3);
    const attempts = await countAttempts(redis ? { port: redis.port, host: '127.0.0.1' } : server.socket);
    await pause((GONE_MS * 2) / 3);
    const counted = attempts.count();
    const after = await Promise.all(pids.map(processorSeconds));
    await new Promise((resolve) => attempts.server.close(resolve));

    for (const [at] of workers.entries()) expect((after[at] ?? 0) - (before[at] ?? 0)).toBeLessThan(6);
    // Three workers, the web process and the test's own application context, in forty seconds: five loops each and what
    // looks after ticks and stalled jobs.
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(80 * (WORKERS + 2));
    for (const worker of workers) {
      expect(worker.process.exitCode).toBeNull();
      expect(occurrences(worker, 'キューが使えません')).toBeLessThanOrEqual(2);
    }

    if (redis) await redis.startAgain();
    else await server.startAgain();
    await untilReady(null);
    await untilDone();
    await raise();
    await untilDone();
    // A worker may do what is owed before it says so.
    await until(() => workers.some((worker) => occurrences(worker, 'キューが使えるようになりました') > 0));
  });

  it.each(CASES)(
    'one that is %s costs nothing, is told within two seconds and is recovered from',
    async (how, reason) => {
      const worker = workers[0];
      if (!worker) throw new Error('no worker');
      const used = await processorSeconds(worker.process.pid ?? 0);
      let undo: () => Promise<void> | void = () => undefined;
      if (how === 'full') {
        await redis?.command('CONFIG', 'SET', 'maxmemory', '100kb');
        undo = () => redis?.command('CONFIG', 'SET', 'maxmemory', '0');
      } else if (how === 'frozen') undo = await server.freeze();
      else {
        await server.kill('SIGKILL');
        undo = () => server.startAgain();
      }
      const answers: Ready[] = [];
      for (const end = Date.now() + 8_000; Date.now() < end;) {
        answers.push(...(await Promise.all([ready(), ready(), ready()])));
        await pause(300);
      }
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(2_000);
      if (reason !== null) expect(answers.at(-1)?.reason).toBe(reason);
      if (how === 'frozen') {
        const started = Date.now();
        const page = await fetch(`${web.url}/sign-in`, { headers: { cookie: 'tetsuzuki_session=none' } });
        await page.text();
        expect(Date.now() - started).toBeLessThan(12_000);
      }
      expect((await processorSeconds(worker.process.pid ?? 0)) - used).toBeLessThan(3);
      await undo();
      await untilReady(null);
      await raise();
      await untilDone();
    },
  );
});
