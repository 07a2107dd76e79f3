import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FiguresService } from '../../src/achievement/figures.service.js';
import { FinalJob } from '../../src/closing/final.job.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Period } from '../../src/kernel/period.js';
import { copyOf, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';
import { OwedWorkStage } from './owed-work-stage.js';
import { door } from './queue-stage.js';

jest.setTimeout(60_000);

let stage: OwedWorkStage;
beforeAll(async () => {
  stage = await OwedWorkStage.set();
});
afterAll(() => stage.strike());

describe('a close', () => {
  it('done by three workers at once is one snapshot, the same bytes as done by one', async () => {
    const town = await reportedTown(stage.house, '2026-03');
    await stage.close(town);
    const same = await copyOf(stage.database, town);
    await stage.runner.settle(same);
    const nudge = { ...town, kind: 'final' as const, key: '2026-03' };
    await Promise.all([stage.runner.run(nudge), stage.runner.run(nudge), stage.runner.run(nudge)]);
    await stage.runner.settle(town);
    expect(await stage.figuresOf(town)).toBe(await stage.figuresOf(same));
    const finals = (await stage.dump(town)).match(/^snapshot .*"state": "final"/gm);
    expect(finals).toHaveLength(2);
  });

  it('nudged again once it is done changes nothing', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.close(town);
    await stage.runner.settle(town);
    const closed = await stage.dump(town);
    await stage.runner.run({ ...town, kind: 'final', key: '2026-10' });
    await stage.raise(town, 'final', '2026-10');
    await stage.runner.settle(town);
    expect(await stage.dump(town)).toBe(closed);
  });

  it('taken back while a worker had it in hand is not written by that worker', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.close(town);
    const [gate, computed] = [door(), door()];
    const job = stage.house.get(FinalJob);
    const slow = stage.runnerWith({
      kind: 'final',
      compute: async (tx, key, progress) => {
        const result = await job.compute(tx, key, progress);
        computed.open();
        await gate.passed;
        return result;
      },
      write: (tx, key, result, requested) =>
        job.write(tx, key, result as Awaited<ReturnType<typeof job.compute>>, requested),
    });
    const running = slow.run({ ...town, kind: 'final', key: '2026-10' });
    await computed.passed;
    await stage.house.get(ClosingService).cancel(dxOffice(town), town.month);
    await stage.rename(town, '取り消した後の課');
    await stage.close(town);
    gate.open();
    await running;
    expect(await stage.dump(town)).not.toContain('"final": true');

    await stage.runner.settle(town);
    expect(await stage.dump(town)).toContain('取り消した後の課');
    const verified = await stage.house
      .get(FiguresService)
      .verifyDigest(dxOffice(town), '2026-10' as Period, 1);
    expect(verified.holds).toBe(true);
  });

  it('waits for whoever still holds the month, and is then done', async () => {
    const town = await reportedTown(stage.house, '2026-10');
    await stage.close(town);
    const [holding, release] = [door(), door()];
    const held = stage.database.transaction(town, async (tx) => {
      await tx.query(`SELECT FROM reporting_month WHERE month = '2026-10' FOR UPDATE`);
      holding.open();
      await release.passed;
    });
    await holding.passed;
    const settling = stage.runner.settle(town);
    await pause(200);
    expect(await stage.dump(town)).not.toContain('"final": true');
    release.open();
    await held;
    await settling;
    expect(await stage.dump(town)).toContain('"final": true');
  });
});
