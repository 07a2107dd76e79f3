import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Nudge } from '../../src/platform/queue/nudge.js';
import { prepareQueueSchema } from '../../src/platform/queue/prepare.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';
import { asOne, QUEUE_NAMES, QueueFixture, rowsOf, silent } from './queue-fixture.js';
import { until } from '../setup/until.js';

const october: Nudge = { municipality: '342025', kind: 'provisional', key: '2026-10' };

describe('the queue in PostgreSQL', () => {
  let fixture: QueueFixture;
  beforeAll(async () => {
    fixture = await QueueFixture.setUp(undefined);
  });
  afterEach(() => fixture.clear());
  afterAll(() => fixture.tearDown());

  async function connections(): Promise<number> {
    const found = await rowsOf<{ n: number }>(
      fixture.ownerUrl,
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND usename = 'tetsuzuki_app'`,
    );
    return found[0]?.n ?? 0;
  }

  it('can be prepared again at every start of a new release', async () => {
    await prepareQueueSchema(fixture.ownerUrl, { applicationRole: 'tetsuzuki_app', queues: QUEUE_NAMES });
  });

  it('lets the application own nothing and create nothing', async () => {
    const queues = fixture.queues();
    for (const name of QUEUE_NAMES) expect(await queues.nudge(name, october)).toBe(true);
    const owned = await rowsOf(
      fixture.ownerUrl,
      `SELECT c.relname FROM pg_class c WHERE pg_get_userbyid(c.relowner) = 'tetsuzuki_app'`,
    );
    expect(owned).toEqual([]);
    await expect(asOne(fixture.config.databaseUrl, 'CREATE TABLE bullmq.mine (id int)')).rejects.toThrow(
      'denied',
    );
    await expect(asOne(fixture.config.databaseUrl, 'DELETE FROM bullmq.migration')).rejects.toThrow('denied');
  });

  it('takes two connections in a web process and eleven in a worker at most, however much there is to do', async () => {
    const queues = fixture.queues();
    const keys = Array.from({ length: 30 }, (_, key) => String(key));
    await Promise.all(
      QUEUE_NAMES.flatMap((name) => keys.map((key) => queues.nudge(name, { ...october, key }))),
    );
    expect(await connections()).toBeLessThanOrEqual(2);

    const host = new WorkerHost(fixture.config, silent);
    let runs = 0;
    let most = 0;
    const kinds = QUEUE_NAMES.map((name) => [`kind-${name}`, name] as const);
    const work = async (): Promise<void> => {
      runs += 1;
      most = Math.max(most, await connections());
    };
    await Promise.all(
      kinds.flatMap(([kind, name]) => keys.map((key) => queues.nudge(name, { ...october, kind, key }))),
    );
    await host.start({
      handlers: new Map([
        ...kinds.map(([kind]) => [kind, work] as const),
        ['provisional', () => Promise.resolve()],
      ]),
      queueOf: new Map([...kinds, ['provisional', 'figures']]),
      concurrency: { figures: 2, months: 2, files: 2, imports: 1, mails: 2 },
    });
    await until(() => runs === kinds.length * keys.length);
    await host.close();
    expect(most).toBeGreaterThan(4);
    expect(most).toBeLessThanOrEqual(11);
  });

  it('goes on after the server has cut every connection', async () => {
    const queues = fixture.queues();
    let runs = 0;
    await fixture.worker(() => Promise.resolve(void (runs += 1)));
    await queues.nudge('figures', october);
    await until(() => runs === 1);
    // Only as the application itself may these connections be cut; its own session ends last, and with an error.
    const others = `usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()`;
    await asOne(
      fixture.config.databaseUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`,
    );
    await until(() => queues.nudge('figures', october));
    await until(() => runs === 2);
  });

  it('says plainly that it was not prepared', async () => {
    await asOne(fixture.ownerUrl, 'ALTER SCHEMA bullmq RENAME TO elsewhere');
    const host = new WorkerHost(fixture.config, silent);
    const bindings = {
      handlers: new Map([['final', () => Promise.resolve()]]),
      queueOf: new Map([['final', 'months']]),
    };
    await expect(host.start(bindings)).rejects.toThrow('not initialized');
    await host.close();
    const queues = fixture.queues();
    expect(await queues.nudge('figures', october)).toBe(false);

    await asOne(fixture.ownerUrl, 'ALTER SCHEMA elsewhere RENAME TO bullmq');
    expect(await queues.nudge('figures', october)).toBe(true);
  });
});
