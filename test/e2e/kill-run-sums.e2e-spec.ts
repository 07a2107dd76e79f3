import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AutomationFixture } from '../db/automation-fixture.js';
import { run, runLogsOf } from '../db/run-log-fixture.js';
import { killWorkerAt } from '../setup/kill-worker.js';
import { startWorkerProcess } from '../setup/processes.js';
import { until } from '../setup/until.js';

/** Every named point of a sum, in the order in which a worker comes to them. */
const POINTS = [
  'run-sums:before-read',
  'run-sums:before-write',
  'run-sums:before-commit',
  'run-sums:after-commit',
];
const DAYS = ['01', '02', '03', '04', '05'];

let fixture: AutomationFixture;
let logs: ReturnType<typeof runLogsOf>;
let batches = 0;

beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  logs = runLogsOf(fixture);
  await fixture.running('2026-04-01', { robotKey: 'robot' });
});
afterAll(() => fixture.tearDown());

/** Five runs more, one of them failed; what the sums of all batches so far come to. */
async function sendBatch() {
  batches += 1;
  const hour = String(batches).padStart(2, '0');
  await logs.send(
    DAYS.map((day, at) =>
      run('robot', `2026-10-${day}T${hour}:00:00+09:00`, { outcome: at === 0 ? 'failed' : 'succeeded' }),
    ),
  );
  const [runs, failures] = [5 * batches, batches];
  return [expect.objectContaining({ month: '2026-10', runs, failures, cases: 2 * runs, seconds: 60 * runs })];
}

describe('a worker killed while it sums run logs', () => {
  it.each(POINTS)('at %s leaves the old sum or the new one, and the next worker ends it', async (point) => {
    const before = await logs.sums();
    const right = await sendBatch();
    await killWorkerAt(fixture.fresh, point);
    expect(await logs.sums()).toEqual(point === 'run-sums:after-commit' ? right : before);
    await logs.settle();
    expect(await logs.sums()).toEqual(right);
  });

  it('at every point one after the other, while runs keep coming, still ends in the right sums', async () => {
    let right: unknown[] = [];
    for (const point of POINTS) {
      right = await sendBatch();
      await killWorkerAt(fixture.fresh, point);
    }
    await logs.settle();
    expect(await logs.sums()).toEqual(right);
  });

  it('is followed by two others at once through the queue alone', async () => {
    const right = await sendBatch();
    await killWorkerAt(fixture.fresh, 'run-sums:before-write');
    const environment = { DATABASE_URL: fixture.fresh.applicationUrl };
    const healthy = await Promise.all([startWorkerProcess(environment), startWorkerProcess(environment)]);
    try {
      await until(
        () => logs.sums(),
        ([sum]) => sum?.runs === 5 * batches,
      );
    } finally {
      for (const worker of healthy) expect(await worker.end('SIGTERM')).toBe(0);
    }
    expect(await logs.sums()).toEqual(right);
  });
});
