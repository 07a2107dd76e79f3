import { setTimeout as pause } from 'node:timers/promises';
import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Nudge } from '../../src/platform/queue/nudge.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';
import { asOne, newGate, QUEUE_NAMES, QueueFixture, redisOfThisFile, silent } from './queue-fixture.js';
import { until } from '../setup/until.js';

const october: Nudge = { municipality: '342025', kind: 'provisional', key: '2026-10' };
const november: Nudge = { ...october, key: '2026-11' };

describe(`the queue on ${process.env['TEST_REDIS_URL'] ? 'Redis' : 'PostgreSQL'}`, () => {
  let fixture: QueueFixture;
  beforeAll(async () => {
    fixture = await QueueFixture.setUp(redisOfThisFile());
  });
  afterEach(() => fixture.clear());
  afterAll(() => fixture.tearDown());

  it('says which backend it runs on', () => {
    expect(fixture.queues().backendName).toBe(process.env['TEST_REDIS_URL'] ? 'redis' : 'postgres');
  });

  it('makes ten nudges that wait for the same figures one run, and leaves another month its own', async () => {
    const queues = fixture.queues();
    for (let time = 0; time < 10; time++) expect(await queues.nudge('figures', october)).toBe(true);
    expect(await queues.nudge('figures', november)).toBe(true);
    expect((await queues.counts())['figures']!.waiting).toBe(2);

    const seen: Nudge[] = [];
    await fixture.worker((nudge) => Promise.resolve(void seen.push(nudge)));
    await until(async () => (await queues.counts())['figures']!.completed === 2);
    expect(seen).toEqual([october, november]);
  });

  it('runs once more after nudges that came while the job was running', async () => {
    const queues = fixture.queues();
    const [first, second] = [newGate(), newGate()];
    let runs = 0;
    await fixture.worker(async () => {
      runs += 1;
      await (runs === 1 ? first : second).passed;
    });
    await queues.nudge('figures', october);
    await until(() => runs === 1);
    for (let time = 0; time < 10; time++) await queues.nudge('figures', october);
    expect(runs).toBe(1);

    first.open();
    await until(() => runs === 2);
    second.open();
    await until(async () => (await queues.counts())['figures']!.completed === 2);
    await pause(300);
    expect(runs).toBe(2);
    expect((await queues.counts())['figures']).toMatchObject({ waiting: 0, active: 0, completed: 2 });
  });

  it('tries a job that throws again, later each time, and keeps it as failed with the reason', async () => {
    const queues = fixture.queues({ attempts: 3, pause: 200 });
    const at: number[] = [];
    await fixture.worker(() => {
      at.push(Date.now());
      return Promise.reject(new Error('分母がありません'));
    });
    await queues.nudge('figures', october);
    await until(async () => (await queues.counts())['figures']!.failed === 1);

    expect(at).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = at;
    expect(second - first).toBeGreaterThanOrEqual(195);
    expect(third - second).toBeGreaterThanOrEqual(395);
    expect(await queues.failures('figures')).toEqual([
      { ...october, reason: '分母がありません', attempts: 3 },
    ]);
  });

  it('takes a new nudge for work that had failed for good', async () => {
    const queues = fixture.queues({ attempts: 1, pause: 1 });
    let mended = false;
    await fixture.worker(() =>
      mended ? Promise.resolve() : Promise.reject(new Error('まだ直っていません')),
    );
    await queues.nudge('figures', october);
    await until(async () => (await queues.counts())['figures']!.failed === 1);
    mended = true;
    await queues.nudge('figures', october);
    await until(async () => (await queues.counts())['figures']!.completed === 1);
  });

  it('does not lose a nudge that comes while a failed attempt is running', async () => {
    const queues = fixture.queues({ attempts: 2, pause: 50 });
    const first = newGate();
    let runs = 0;
    await fixture.worker(async () => {
      runs += 1;
      if (runs > 1) return;
      await first.passed;
      throw new Error('一度目の失敗');
    });
    await queues.nudge('figures', october);
    await until(() => runs === 1);
    await queues.nudge('figures', october);
    first.open();
    await until(async () => (await queues.counts())['figures']!.completed >= 1);
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('lets the running job end when the worker stops, and leaves the next one to another worker', async () => {
    const queues = fixture.queues();
    const running = newGate();
    const ended: string[] = [];
    const worker = await fixture.worker(async ({ key }) => {
      await running.passed;
      ended.push(key);
    });
    await queues.nudge('figures', october);
    await until(async () => (await queues.counts())['figures']!.active === 1);
    await queues.nudge('figures', november);

    const stopping = worker.close();
    await pause(200);
    running.open();
    expect(await stopping).toBe(true);
    expect(ended).toEqual(['2026-10']);
    expect((await queues.counts())['figures']).toMatchObject({ waiting: 1, active: 0, completed: 1 });

    await fixture.worker(({ key }) => Promise.resolve(void ended.push(key)));
    await until(() => ended.includes('2026-11'));
  });

  it('stops in time though a job does not end, and another worker takes that job over', async () => {
    const queues = fixture.queues();
    const locks = { duration: 1_000, stalledInterval: 500 };
    const never = newGate();
    const worker = await fixture.worker(() => never.passed, locks);
    await queues.nudge('figures', october);
    await until(async () => (await queues.counts())['figures']!.active === 1);

    const started = Date.now();
    expect(await worker.close(300)).toBe(false);
    expect(Date.now() - started).toBeLessThan(1_500);

    let takenOver = false;
    await fixture.worker(() => Promise.resolve(void (takenOver = true)), locks);
    await until(() => takenOver);
    never.open();
  });

  it('leaves a job alone that runs longer than its lock', async () => {
    const queues = fixture.queues();
    const locks = { duration: 600, stalledInterval: 200 };
    let runs = 0;
    const slow = async (): Promise<void> => {
      runs += 1;
      await pause(2_500);
    };
    await fixture.worker(slow, locks);
    await fixture.worker(slow, locks);
    await queues.nudge('figures', october);
    await until(async () => (await queues.counts())['figures']!.completed === 1);
    expect(runs).toBe(1);
  });

  it('fails a job of a kind it does not know, with the reason and without trying again', async () => {
    const queues = fixture.queues();
    await fixture.worker(() => Promise.resolve());
    await queues.nudge('figures', { ...october, kind: 'forgotten' });
    await until(async () => (await queues.counts())['figures']!.failed === 1);
    expect(await queues.failures('figures')).toMatchObject([{ kind: 'forgotten', attempts: 1 }]);
  });

  it('refuses to start with a kind that nothing handles', async () => {
    const host = new WorkerHost(fixture.config, silent);
    const queueOf = new Map([['final', 'months']]);
    await expect(host.start({ handlers: new Map(), queueOf })).rejects.toThrow('final');
    await host.close();
  });

  it('takes later nudges after the queue was emptied under it', async () => {
    const queues = fixture.queues();
    const [first, second] = [newGate(), newGate()];
    let runs = 0;
    const host = new WorkerHost(fixture.config, silent);
    await host.start({
      handlers: new Map([['provisional', () => [first, second][runs++]?.passed ?? Promise.resolve()]]),
      queueOf: new Map([['provisional', 'figures']]),
    });
    await queues.nudge('figures', october);
    await until(() => runs === 1);
    await queues.nudge('figures', october);

    await fixture.empty();
    first.open();
    expect(await queues.nudge('figures', october)).toBe(true);
    await until(() => runs === 2);
    second.open();
    await until(async () => (await queues.counts())['figures']!.completed === 1);
    await host.close();
  });

  it('forgets the timers an older release left, also where there are none', async () => {
    const queues = fixture.queues();
    const [, months] = await queues.forBoard();
    await months!.upsertJobScheduler('tick-reconcile', { pattern: '0 0 1 1 *' });
    await queues.removeTimers('months', ['tick-reconcile', 'tick-schedule']);
    await queues.removeTimers('months', ['tick-reconcile', 'tick-schedule']);
    expect(await months!.getJobSchedulersCount()).toBe(0);
  });

  it('finds the job of a killed worker although the clock was a year ahead for a while', async () => {
    const queues = fixture.queues();
    const locks = { duration: 600, stalledInterval: 200 };
    const never = newGate();
    let runs = 0;
    const killed = await fixture.worker(() => (runs++, never.passed), locks);
    await queues.nudge('figures', october);
    await until(() => runs === 1);
    await killed.close(100);
    if (!fixture.config.redisUrl) {
      const ahead = Date.now() + 365 * 86_400_000;
      await asOne(
        fixture.ownerUrl,
        `UPDATE bullmq.job SET locked_until_ms = ${ahead} WHERE state = 'active'`,
      );
      await asOne(
        fixture.ownerUrl,
        `INSERT INTO bullmq.meta (queue, field, value) VALUES ('figures', 'stalled-check', '${ahead}')
         ON CONFLICT (queue, field) DO UPDATE SET value = EXCLUDED.value`,
      );
    }
    await queues.pullInTimes();
    await fixture.worker(() => (runs++, Promise.resolve()), locks);
    await until(() => runs === 2);
  });

  describe('without a server', () => {
    const silentServers: Server[] = [];
    afterAll(() => silentServers.forEach((server) => server.close()));

    /** A port that takes connections and never says a word. */
    async function silence(): Promise<number> {
      const server = createServer().listen(0, '127.0.0.1');
      silentServers.push(server);
      await new Promise((resolve) => server.once('listening', resolve));
      const address = server.address();
      return typeof address === 'object' && address ? address.port : 0;
    }

    it.each([
      [
        'a dead Redis',
        (port: number) => ({ redisUrl: `redis://127.0.0.1:${port}`, databaseUrl: '' }),
        () => 1,
      ],
      [
        'a silent Redis',
        (port: number) => ({ redisUrl: `redis://127.0.0.1:${port}`, databaseUrl: '' }),
        silence,
      ],
      [
        'a dead PostgreSQL',
        (port: number) => ({ databaseUrl: `postgresql://nobody@127.0.0.1:${port}/none` }),
        () => 1,
      ],
      [
        'a silent PostgreSQL',
        (port: number) => ({ databaseUrl: `postgresql://nobody@127.0.0.1:${port}/none` }),
        silence,
      ],
    ])('%s does not hold up the request that nudges', async (_, config, port) => {
      const queues = new Queues(config(await port()), silent, QUEUE_NAMES);
      const started = Date.now();
      const counting = expect(queues.counts()).rejects.toThrow();
      expect(await queues.nudge('figures', october)).toBe(false);
      await counting;
      expect(Date.now() - started).toBeLessThan(3_000);
      await queues.close();
      expect(Date.now() - started).toBeLessThan(7_500);
    });
  });
});
