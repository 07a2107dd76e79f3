import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FinalJob } from '../../src/closing/final.job.js';
import { Nudges } from '../../src/platform/owed-work/nudges.js';
import { reconcile } from '../../src/worker/reconciler.js';
import { copyOf, reportedTown } from '../setup/reported-town.js';
import { type OtherHandler, OwedWorkFixture } from './owed-work-fixture.js';
import { newGate } from './queue-fixture.js';

let fixture: OwedWorkFixture;
beforeAll(async () => {
  fixture = await OwedWorkFixture.setUp();
});
afterAll(() => fixture.tearDown());

describe('the provisional figures', () => {
  it('worked out twice are the same bytes, and the second time not one row is written again', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.runner.settle(town);
    const once = await fixture.dump(town);
    expect(once).toContain('figure ');
    await fixture.raise(town, 'provisional', '2026-10');
    await fixture.runner.settle(town);
    expect(await fixture.owed(town, 'provisional', '2026-10')).toMatchObject({ failures: 0 });
    expect(await fixture.dump(town)).toBe(once);
  });

  it('worked out by three workers at once are those worked out by one', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    const same = await copyOf(fixture.database, town);
    await fixture.runner.settle(same);
    const nudge = { ...town, kind: 'provisional' as const, key: '2026-10' };
    await Promise.all([fixture.runner.run(nudge), fixture.runner.run(nudge), fixture.runner.run(nudge)]);
    await fixture.runner.settle(town);
    expect(await fixture.figuresOf(town)).toBe(await fixture.figuresOf(same));
    expect((await fixture.figuresOf(town)).match(/^snapshot /gm)).toHaveLength(2);
  });

  it('are computed once for ten edits', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.runner.settle(town);
    let computations = 0;
    for (let edit = 0; edit < 10; edit += 1) await fixture.rename(town, `改名${edit}課`);
    await fixture.waiting(Promise.resolve(), () => (computations += 1)).settle(town);
    expect(computations).toBe(2);
    expect(await fixture.figuresOf(town)).toContain('改名9課');
  });

  it('of a worker that fell behind do not overwrite those of a newer computation', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.runner.settle(town);
    const [gate, computed] = [newGate(), newGate()];
    await fixture.rename(town, '古い課');
    const stale = fixture.waiting(gate.passed, computed.open);
    const staleRun = stale.run({ ...town, kind: 'provisional', key: '2026-10' });
    await computed.passed;
    await fixture.rename(town, '新しい課');
    await fixture.runner.settle(town);
    const newest = await fixture.dump(town);
    expect(newest).toContain('新しい課');

    gate.open();
    await staleRun;
    expect(await fixture.dump(town)).toBe(newest);
    const row = await fixture.owed(town, 'provisional', '2026-10');
    expect(row?.done).toBe(row?.requested);
  });

  it('of a worker that is overtaken only by edits are written as of then, and the edits stay owed', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.runner.settle(town);
    const [gate, computed] = [newGate(), newGate()];
    await fixture.rename(town, '途中の課');
    const slow = fixture.waiting(gate.passed, computed.open);
    const running = slow.run({ ...town, kind: 'provisional', key: '2026-10' });
    await computed.passed;
    await fixture.rename(town, '最後の課');
    gate.open();
    await running;
    const written = await fixture.dump(town);
    expect(written).toContain('最後の課');
    expect(written).not.toContain('途中の課');
    const row = (await fixture.owed(town, 'provisional', '2026-10'))!;
    expect(row.requested - row.done).toBe(1);
    await fixture.runner.settle(town);
    expect(await fixture.dump(town)).toContain('最後の課');
  });

  it('leave a month alone that was closed while they were being worked out', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    const [gate, computed] = [newGate(), newGate()];
    const late = fixture.waiting(gate.passed, computed.open);
    const running = late.run({ ...town, kind: 'provisional', key: '2026-10' });
    await computed.passed;
    await fixture.close(town);
    await fixture.runner.run({ ...town, kind: 'final', key: '2026-10' });
    const closed = await fixture.dump(town);
    gate.open();
    await running;
    expect(await fixture.dump(town)).toBe(closed);
    expect(closed.match(/^snapshot .*"state": "final"/gm)).toHaveLength(1);
  });
});

describe('work that fails', () => {
  const failing = (why: string): OtherHandler => ({
    kind: 'provisional',
    compute: () => Promise.reject(new Error(why)),
    write: () => Promise.resolve(),
  });

  it('keeps its reason, stays owed and is done by the next who can', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    const broken = fixture.runnerWith(failing('分母の定義がありません'));
    const nudge = { ...town, kind: 'provisional' as const, key: '2026-10' };
    await expect(broken.run(nudge)).rejects.toThrow('分母の定義');
    await expect(broken.run(nudge)).rejects.toThrow('分母の定義');
    expect(await fixture.owed(town, 'provisional', '2026-10')).toMatchObject({
      failures: 2,
      failure: '分母の定義がありません',
    });
    expect(await fixture.dump(town)).toBe('');

    await fixture.runner.run(nudge);
    const row = await fixture.owed(town, 'provisional', '2026-10');
    expect(row).toMatchObject({ failures: 0, failure: null, failedAt: null });
    expect(row?.done).toBe(row?.requested);
    expect(await fixture.dump(town)).toContain('snapshot');
  });

  it('leaves nothing of a write that broke off half way', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.close(town);
    const job = fixture.app.get(FinalJob);
    const half = fixture.runnerWith({
      kind: 'final',
      compute: (tx, key) => job.compute(tx, key),
      write: async (tx, key, result, requested, progress) => {
        await job.write(tx, key, result as Awaited<ReturnType<typeof job.compute>>, requested, progress);
        throw new Error('書き込みの途中で止まりました');
      },
    });
    await expect(half.run({ ...town, kind: 'final', key: '2026-10' })).rejects.toThrow('途中で');
    expect(await fixture.dump(town)).toBe('');
    expect(await fixture.owed(town, 'final', '2026-10')).toMatchObject({ failures: 1, done: 0 });
    await fixture.runner.settle(town);
    expect(await fixture.dump(town)).toContain('"state": "final"');
  });

  it('is nudged again only after a pause, and at once when it has never failed', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    const dueKeys = async () => {
      const due = await fixture.database.system((system) => fixture.owedWork.due(system, 1_000));
      return due
        .filter(({ municipality, kind }) => municipality === town.municipality && kind === 'provisional')
        .map(({ key }) => key);
    };
    expect((await dueKeys()).sort()).toEqual(['2026-10', 'FY2026']);
    const nudge = { ...town, kind: 'provisional' as const, key: '2026-10' };
    await expect(fixture.runnerWith(failing('失敗')).run(nudge)).rejects.toThrow();
    expect(await dueKeys()).toEqual(['FY2026']);
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`UPDATE owed_work SET failed_at = failed_at - interval '3 minutes'`),
    );
    expect((await dueKeys()).sort()).toEqual(['2026-10', 'FY2026']);
  });
});

describe('work of a kind that another release knew', () => {
  it('holds up neither what is settled before figures are read nor the reconciler', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`INSERT INTO owed_work (municipality_id, kind, key) VALUES ($1, 'forgotten', 'x')`, [
        town.municipality,
      ]),
    );
    const { runner } = fixture;
    await runner.settle(town, { only: (row) => runner.isBeforeReading(row) });
    await runner.settle(town, ['figures', 'months']);
    expect(await fixture.dump(town)).toContain('snapshot');
    const nudges = fixture.app.get(Nudges);
    expect(await reconcile(fixture.database, fixture.owedWork, nudges)).toBeGreaterThan(0);
    await expect(runner.run({ ...town, kind: 'forgotten', key: 'x' })).rejects.toThrow(
      'no handler for owed work of kind forgotten',
    );
    await fixture.database.transaction(town, (tx) =>
      tx.execute(`DELETE FROM owed_work WHERE kind = 'forgotten'`),
    );
  });
});
