import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FinalJob } from '../../src/achievement/final.job.js';
import { copyOf, reportedTown } from '../setup/reported-town.js';
import { type OtherHandler, OwedWorkStage } from './owed-work-stage.js';
import { door } from './queue-stage.js';

jest.setTimeout(60_000);

let stage: OwedWorkStage;
beforeAll(async () => {
  stage = await OwedWorkStage.set();
});
afterAll(() => stage.strike());

describe('the provisional figures', () => {
  it('worked out twice are the same bytes, and the second time not one row is written again', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.runner.settle(town);
    const once = await stage.dump(town);
    expect(once).toContain('figure ');
    await stage.raise(town, 'provisional', '2026-10');
    await stage.runner.settle(town);
    expect(await stage.owed(town, 'provisional', '2026-10')).toMatchObject({ failures: 0 });
    expect(await stage.dump(town)).toBe(once);
  });

  it('worked out by three workers at once are those worked out by one', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    const same = await copyOf(stage.database, town);
    await stage.runner.settle(same);
    const nudge = { ...town, kind: 'provisional' as const, key: '2026-10' };
    await Promise.all([stage.runner.run(nudge), stage.runner.run(nudge), stage.runner.run(nudge)]);
    await stage.runner.settle(town);
    expect(await stage.figuresOf(town)).toBe(await stage.figuresOf(same));
    expect((await stage.figuresOf(town)).match(/^snapshot /gm)).toHaveLength(2);
  });

  it('are computed once for ten edits', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.runner.settle(town);
    let computations = 0;
    for (let edit = 0; edit < 10; edit += 1) await stage.rename(town, `改名${edit}課`);
    await stage.waiting(Promise.resolve(), () => (computations += 1)).settle(town);
    expect(computations).toBe(2);
    expect(await stage.figuresOf(town)).toContain('改名9課');
  });

  it('of a worker that fell behind do not overwrite those of a newer computation', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.runner.settle(town);
    const [gate, computed] = [door(), door()];
    await stage.rename(town, '古い課');
    const stale = stage.waiting(gate.passed, computed.open);
    const behind = stale.run({ ...town, kind: 'provisional', key: '2026-10' });
    await computed.passed;
    await stage.rename(town, '新しい課');
    await stage.runner.settle(town);
    const newest = await stage.dump(town);
    expect(newest).toContain('新しい課');

    gate.open();
    await behind;
    expect(await stage.dump(town)).toBe(newest);
    const row = await stage.owed(town, 'provisional', '2026-10');
    expect(row?.done).toBe(row?.requested);
  });

  it('of a worker that is overtaken only by edits are written, and the edits stay owed', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.runner.settle(town);
    const [gate, computed] = [door(), door()];
    await stage.rename(town, '途中の課');
    const slow = stage.waiting(gate.passed, computed.open);
    const running = slow.run({ ...town, kind: 'provisional', key: '2026-10' });
    await computed.passed;
    await stage.rename(town, '最後の課');
    gate.open();
    await running;
    expect(await stage.dump(town)).toContain('途中の課');
    const row = (await stage.owed(town, 'provisional', '2026-10'))!;
    expect(row.requested - row.done).toBe(1);
    await stage.runner.settle(town);
    expect(await stage.dump(town)).toContain('最後の課');
  });

  it('leave a month alone that was closed while they were being worked out', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    const [gate, computed] = [door(), door()];
    const late = stage.waiting(gate.passed, computed.open);
    const running = late.run({ ...town, kind: 'provisional', key: '2026-10' });
    await computed.passed;
    await stage.close(town);
    await stage.runner.run({ ...town, kind: 'final', key: '2026-10' });
    const closed = await stage.dump(town);
    gate.open();
    await running;
    expect(await stage.dump(town)).toBe(closed);
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
    const town = await reportedTown(stage.house, '2026-10');
    const broken = stage.runnerWith(failing('分母の定義がありません'));
    const nudge = { ...town, kind: 'provisional' as const, key: '2026-10' };
    await expect(broken.run(nudge)).rejects.toThrow('分母の定義');
    await expect(broken.run(nudge)).rejects.toThrow('分母の定義');
    expect(await stage.owed(town, 'provisional', '2026-10')).toMatchObject({
      failures: 2,
      failure: '分母の定義がありません',
    });
    expect(await stage.dump(town)).toBe('');

    await stage.runner.run(nudge);
    const row = await stage.owed(town, 'provisional', '2026-10');
    expect(row).toMatchObject({ failures: 0, failure: null, failedAt: null });
    expect(row?.done).toBe(row?.requested);
    expect(await stage.dump(town)).toContain('snapshot');
  });

  it('leaves nothing of a write that broke off half way', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.close(town);
    const job = stage.house.get(FinalJob);
    const half = stage.runnerWith({
      kind: 'final',
      compute: (tx, key, progress) => job.compute(tx, key, progress),
      write: async (tx, key, result, requested) => {
        await job.write(tx, key, result as Awaited<ReturnType<typeof job.compute>>, requested);
        throw new Error('書き込みの途中で止まりました');
      },
    });
    await expect(half.run({ ...town, kind: 'final', key: '2026-10' })).rejects.toThrow('途中で');
    expect(await stage.dump(town)).toBe('');
    expect(await stage.owed(town, 'final', '2026-10')).toMatchObject({ failures: 1, done: 0 });
    await stage.runner.settle(town);
    expect(await stage.dump(town)).toContain('"state": "final"');
  });

  it('is nudged again only after a pause, and at once when it has never failed', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    const dueKeys = async () => {
      const due = await stage.database.system((system) => stage.owedWork.due(system, 1_000));
      return due
        .filter(({ municipality, kind }) => municipality === town.municipality && kind === 'provisional')
        .map(({ key }) => key);
    };
    expect((await dueKeys()).sort()).toEqual(['2026-10', 'FY2026']);
    const nudge = { ...town, kind: 'provisional' as const, key: '2026-10' };
    await expect(stage.runnerWith(failing('失敗')).run(nudge)).rejects.toThrow();
    expect(await dueKeys()).toEqual(['FY2026']);
    await stage.database.transaction(town, (tx) =>
      tx.execute(`UPDATE owed_work SET failed_at = failed_at - interval '3 minutes'`),
    );
    expect((await dueKeys()).sort()).toEqual(['2026-10', 'FY2026']);
  });
});
