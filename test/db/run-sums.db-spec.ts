import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Database } from '../../src/platform/database/database.js';
import { Nudges } from '../../src/platform/owed-work/nudges.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { reconcile } from '../../src/worker/reconciler.js';
import { startWorker } from '../../src/worker/worker-process.js';
import { until } from '../setup/until.js';
import { AutomationFixture } from './automation-fixture.js';
import { asOne } from './queue-fixture.js';
import { run, runLogsOf } from './run-log-fixture.js';

let fixture: AutomationFixture;
let logs: ReturnType<typeof runLogsOf>;
let serial = 0;

beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  logs = runLogsOf(fixture);
});
afterAll(() => fixture.tearDown());

async function newRobot(): Promise<string> {
  serial += 1;
  const robotKey = `robot-${serial}`;
  await fixture.running('2026-04-01', { robotKey });
  return robotKey;
}
const sumsOf = async (key: string) =>
  (await logs.sums()).filter(({ robot }) => robot === key).map((sum) => ({ ...sum, robot: '' }));

const outcome = fc.constantFrom('succeeded', 'failed', 'stopped');
const cases = fc.oneof(
  fc.nat(500).map((value) => ({ kind: 'value', value })),
  fc.constantFrom({ kind: 'not-provided' }, { kind: 'not-applicable' }),
);
/** Runs of September and October, each at a minute of its own. */
const someRuns = fc
  .uniqueArray(fc.tuple(fc.nat(60 * 24 * 60), outcome, cases, fc.option(fc.nat(7200))), {
    selector: ([minute]) => minute,
    maxLength: 40,
  })
  .map((rows) =>
    rows.map(([minute, how, many, seconds]) => {
      const start = Date.parse('2026-09-01T00:00:00+09:00') + minute * 60_000;
      return {
        startedAt: new Date(start).toISOString(),
        endedAt: seconds === null ? null : new Date(start + seconds * 1000).toISOString(),
        outcome: how,
        cases: many,
      };
    }),
  );

describe('the sums of run logs', () => {
  it('do not depend on the order of the runs, nor on how often and in which batches they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        someRuns.chain((runs) =>
          fc.record({
            runs: fc.constant(runs),
            shuffled: fc.shuffledSubarray(runs, { minLength: runs.length }),
            again: fc.shuffledSubarray(runs),
            cut: fc.nat(runs.length),
          }),
        ),
        async ({ runs, shuffled, again, cut }) => {
          const [once, often] = [await newRobot(), await newRobot()];
          const of = (robotKey: string, some: readonly object[]) => some.map((one) => ({ robotKey, ...one }));
          await logs.send(of(once, runs));
          await logs.send(of(often, shuffled.slice(0, cut)));
          await logs.settle();
          await logs.send(of(often, again));
          await logs.send(of(often, shuffled.slice(cut)));
          await logs.settle();
          await logs.settle();
          expect(await sumsOf(often)).toEqual(await sumsOf(once));
          expect((await sumsOf(once)).reduce((sum, { runs: some }) => sum + some, 0)).toBe(runs.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('come out right where the same month is summed twice at once while runs keep coming', async () => {
    const robot = await newRobot();
    const runner = fixture.app.get(OwedWorkRunner);
    const nudge = { municipality: fixture.town.municipality, kind: 'run-sums', key: '2026-10' } as const;
    for (let hour = 10; hour < 20; hour += 1) {
      const sent = logs.send([run(robot, `2026-10-05T${hour}:00:00+09:00`)]);
      await Promise.all([sent, runner.run(nudge), runner.run(nudge)]);
    }
    await Promise.all([runner.run(nudge), runner.run(nudge)]);
    expect(await sumsOf(robot)).toMatchObject([{ runs: 10, cases: 20, seconds: 600 }]);
  });

  it('count runs once that two senders store at the same time', async () => {
    const robot = await newRobot();
    const runs = Array.from({ length: 200 }, (_, at) =>
      run(robot, `2026-10-05T10:00:00.${String(at).padStart(3, '0')}Z`),
    );
    const answers = await Promise.all([logs.send(runs), logs.send([...runs].reverse()), logs.send(runs)]);
    expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(200);
    await logs.settle();
    expect(await sumsOf(robot)).toMatchObject([{ runs: 200 }]);
  });

  it('are found by the reconciler where the nudge was lost', async () => {
    const robot = await newRobot();
    await logs.send([run(robot, '2026-10-05T10:00:00Z')]);
    const { app } = fixture;
    const tables = 'bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler';
    await asOne(fixture.fresh.ownerUrl, `TRUNCATE ${tables} CASCADE`);
    expect(await sumsOf(robot)).toEqual([]);
    const worker = await startWorker(app);
    try {
      await reconcile(app.get(Database), app.get(OwedWork), app.get(Nudges));
      await until(
        () => sumsOf(robot),
        (sums) => sums.length > 0,
      );
    } finally {
      await worker.close();
    }
    expect(await sumsOf(robot)).toMatchObject([{ runs: 1 }]);
  });
});
