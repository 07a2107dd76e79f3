import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Nudge } from '../../src/platform/queue/nudge.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { declaredWork } from '../../src/platform/owed-work/declared-work.js';
import { Nudges } from '../../src/platform/owed-work/nudges.js';
import { modules } from '../../src/worker/app.module.js';
import { reconcile } from '../../src/worker/reconciler.js';
import { copyOf, type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { type Town } from '../setup/town.js';
import { OwedWorkFixture } from './owed-work-fixture.js';
import { newGate } from './queue-fixture.js';

const MONTH = '2026-10';
let fixture: OwedWorkFixture;
let model: ReportedTown;
beforeAll(async () => {
  fixture = await OwedWorkFixture.setUp();
  model = await reportedTown(fixture.app, MONTH);
  await fixture.runner.settle(model);
});
afterAll(() => fixture.tearDown());

const nudge = (town: Town) => ({ ...town, kind: 'provisional' as const, key: MONTH });
const owed = async (town: Town) => (await fixture.owed(town, 'provisional', MONTH))!;
const left = async (town: Town) => {
  const { requested, done } = await owed(town);
  return requested - done;
};
const raiseAll = (town: Town) =>
  fixture.database.transaction(town, (tx) => fixture.owedWork.raiseAll(tx, 'provisional'));
const requestsOf = (town: Town) =>
  fixture.database.snapshot(town, (tx) => tx.query<{ id: number }>('SELECT id FROM owed_work_request'));

describe('figures that many change at once', () => {
  it('are requested by each without waiting for another, and for a worker that writes them', async () => {
    const town = await copyOf(fixture.database, model);
    await fixture.database.transaction(town, async (first) => {
      await fixture.owedWork.raiseAll(first, 'provisional');
      await first.query(`SELECT FROM owed_work FOR UPDATE`);
      await fixture.database.transaction(town, async (second) => {
        await second.query(`SET LOCAL lock_timeout = '1s'`);
        await fixture.owedWork.raiseAll(second, 'provisional');
      });
      await Promise.all(Array.from({ length: 5 }, () => raiseAll(town)));
    });
    expect(await requestsOf(town)).toHaveLength(7);
    expect(await left(town)).toBe(7);
    const [newest] = await fixture.database.snapshot(town, (tx) =>
      tx.query<{ at: Date }>('SELECT max(requested_at) AS at FROM owed_work_request'),
    );
    expect((await owed(town)).requestedAt).toEqual(newest!.at);
    await fixture.runner.run(nudge(town));
    expect((await owed(town)).requestedAt).toEqual(newest!.at);
  });

  it('are computed once for all requests that are there, and then nothing is left of them', async () => {
    const town = await copyOf(fixture.database, model);
    for (let edit = 0; edit < 4; edit += 1) await raiseAll(town);
    let computations = 0;
    await fixture.waiting(Promise.resolve(), () => (computations += 1)).run(nudge(town));
    expect(computations).toBe(1);
    expect(await left(town)).toBe(0);
    expect(await requestsOf(town)).toEqual([]);
  });

  it('stay owed for a request that was begun before and committed after the computation', async () => {
    const town = await copyOf(fixture.database, model);
    const [begun, commit] = [newGate(), newGate()];
    const early = fixture.database.transaction(town, async (tx) => {
      await fixture.owedWork.raiseAll(tx, 'provisional');
      begun.open();
      await commit.passed;
    });
    await begun.passed;
    await raiseAll(town);
    await fixture.runner.run(nudge(town));
    expect(await left(town)).toBe(0);
    commit.open();
    await early;
    expect(await left(town)).toBe(1);
    await fixture.runner.settle(town);
    expect(await left(town)).toBe(0);
  });

  it('stay owed for a request that comes while they are being worked out', async () => {
    const town = await copyOf(fixture.database, model);
    await raiseAll(town);
    const [gate, computed] = [newGate(), newGate()];
    const running = fixture.waiting(gate.passed, computed.open).run(nudge(town));
    await computed.passed;
    await raiseAll(town);
    gate.open();
    await running;
    expect(await left(town)).toBe(1);
  });

  it('are not requested by a transaction that is rolled back', async () => {
    const town = await copyOf(fixture.database, model);
    const broken = fixture.database.transaction(town, async (tx) => {
      await fixture.owedWork.raiseAll(tx, 'provisional');
      throw new Error('broken off');
    });
    await expect(broken).rejects.toThrow('broken off');
    expect(await left(town)).toBe(0);
  });

  it('lose no request to two workers who begin at once', async () => {
    const town = await copyOf(fixture.database, model);
    for (let edit = 0; edit < 3; edit += 1) await raiseAll(town);
    await Promise.all([
      fixture.runner.run(nudge(town)),
      fixture.runner.run({ ...nudge(town), key: 'FY2026' }),
    ]);
    await fixture.runner.settle(town);
    const year = (await fixture.owed(town, 'provisional', 'FY2026'))!;
    expect([await left(town), year.requested - year.done]).toEqual([0, 0]);
    expect(await fixture.figuresOf(town)).toBe(await fixture.figuresOf(model));
  });

  it('are found by the reconciler and counted in the metrics while only the request says so', async () => {
    const town = await copyOf(fixture.database, model);
    await raiseAll(town);
    const due = await fixture.database.system((system) => fixture.owedWork.due(system, 1_000));
    expect(
      due.filter(({ municipality }) => municipality === town.municipality).map(({ key }) => key),
    ).toEqual([MONTH, 'FY2026']);
    const counts = await fixture.database.system((system) => fixture.owedWork.counts(system));
    expect(counts.some(({ kind, state }) => kind === 'provisional' && state === 'waiting')).toBe(true);
    await fixture.runner.settle(town);
  });

  it('are tried again within a second after a failure where they are requested anew', async () => {
    const town = await copyOf(fixture.database, model);
    await raiseAll(town);
    const broken = fixture.runnerWith({
      kind: 'provisional',
      compute: () => Promise.reject(new Error('分母がありません')),
      write: () => Promise.resolve(),
    });
    await expect(broken.run(nudge(town))).rejects.toThrow();
    const isDue = async () =>
      (await fixture.database.system((system) => fixture.owedWork.due(system, 1_000))).some(
        ({ municipality, key }) => municipality === town.municipality && key === MONTH,
      );
    expect(await isDue()).toBe(false);
    await raiseAll(town);
    await fixture.runner.run({ ...nudge(town), key: 'FY2026' });
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE owed_work SET failed_at = failed_at - interval '1 second'`),
    );
    expect(await isDue()).toBe(true);
    await fixture.runner.settle(town);
  });

  it('are not requested anew where nothing was ever requested', async () => {
    const town = await copyOf(fixture.database, model);
    expect(await fixture.database.transaction(town, (tx) => fixture.owedWork.raiseAll(tx, 'report'))).toEqual(
      [],
    );
    expect(await requestsOf(town)).toEqual([]);
  });
});

describe('two municipalities on one queue, one of them with much to do', () => {
  const MANY = 300;

  /** A runner whose work of the figures' queue only notes who it was for, with the queue as a list. */
  function line() {
    const [waiting, done] = [[] as Nudge[], [] as string[]];
    const give = (one: Nudge) => {
      const same = (other: Nudge) => other.municipality === one.municipality && other.key === one.key;
      if (!waiting.some(same)) waiting.push(one);
    };
    const owedWork = new OwedWork(give);
    const work = declaredWork(modules);
    const runner = new OwedWorkRunner(fixture.database, owedWork, work, () => ({
      compute: () => Promise.resolve(null),
      write: (tx) => {
        done.push(tx.municipality);
        return Promise.resolve();
      },
    }));
    const next = async () => {
      const one = waiting.shift();
      if (one) await runner.bindings().handlers.get(one.kind)!(one);
      return one !== undefined;
    };
    return { waiting, done, give, owedWork, next };
  }

  const raiseMany = (owedWork: OwedWork, town: Town) =>
    fixture.database.transaction(town, (tx) =>
      owedWork.raise(
        tx,
        'provisional',
        Array.from({ length: MANY }, (_, at) => `x${String(at).padStart(4, '0')}`),
      ),
    );

  it('take turns: the other’s work waits for one piece at most', async () => {
    const [busy, quiet] = [await copyOf(fixture.database, model), await copyOf(fixture.database, model)];
    const { waiting, done, owedWork, next } = line();
    await raiseMany(owedWork, busy);
    expect(waiting).toHaveLength(1);
    for (let time = 0; time < 5; time += 1) await next();
    await fixture.database.transaction(quiet, (tx) => owedWork.raise(tx, 'provisional', ['x']));
    const before = done.length;
    while (!done.includes(quiet.municipality)) expect(await next()).toBe(true);
    expect(done.length - before).toBeLessThanOrEqual(2);
    while (await next());
    expect(done.filter((one) => one === busy.municipality)).toHaveLength(MANY);
  });

  it('are nudged for by the reconciler with one piece each', async () => {
    const [busy, quiet] = [await copyOf(fixture.database, model), await copyOf(fixture.database, model)];
    await raiseMany(new OwedWork(() => undefined), busy);
    await raiseAll(quiet);
    const given: Nudge[] = [];
    const queues = { nudge: (_: string, one: Nudge) => Promise.resolve(given.push(one) > 0) };
    await reconcile(fixture.database, fixture.owedWork, new Nudges(queues, declaredWork(modules)));
    const of = (town: Town) => given.filter(({ municipality }) => municipality === town.municipality);
    expect([of(busy).length, of(quiet).length]).toEqual([1, 1]);
  });

  it('do not send each other nudges without an end where pieces of work are put off', async () => {
    const town = await copyOf(fixture.database, model);
    const { owedWork, next, done } = line();
    await fixture.database.transaction(town, (tx) => owedWork.raise(tx, 'provisional', ['a', 'b', 'c']));
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE owed_work SET starts = 12, started_at = clock_timestamp(), set_aside_requested = 0,
                         set_aside_at = clock_timestamp() WHERE key IN ('a', 'b')`),
    );
    let turns = 0;
    while ((await next()) && turns < 20) turns += 1;
    expect(turns).toBeLessThan(5);
    expect(done).toHaveLength(1);
    const due = await fixture.database.system((system) => fixture.owedWork.due(system, 1_000));
    const setAside = due.filter((one) => one.municipality === town.municipality && one.setAside);
    expect(setAside.map(({ key }) => key).sort()).toEqual(['a', 'b']);
  });

  it('go on with what remains after a piece that fails', async () => {
    const town = await copyOf(fixture.database, model);
    const { waiting, owedWork, next, give, done } = line();
    await fixture.database.transaction(town, (tx) => owedWork.raise(tx, 'provisional', ['a', 'b', 'c']));
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE owed_work SET failures = 1, failure = 'x', failure_cause = 'computation',
                         failed_at = clock_timestamp(), retry_seconds = 120 WHERE key = 'b'`),
    );
    expect(waiting.map(({ key }) => key)).toEqual(['a']);
    while (await next());
    expect(done).toHaveLength(2);
    give({ ...town, kind: 'provisional', key: 'b' });
    while (await next());
    expect(done).toHaveLength(3);
  });
});
