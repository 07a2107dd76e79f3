import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FiguresService } from '../../src/achievement/figures/figures.service.js';
import { FinalJob } from '../../src/closing/final.job.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Period } from '../../src/kernel/period.js';
import { copyOf, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';
import { OwedWorkFixture } from './owed-work-fixture.js';
import { newGate } from './queue-fixture.js';

let fixture: OwedWorkFixture;
beforeAll(async () => {
  fixture = await OwedWorkFixture.setUp();
});
afterAll(() => fixture.tearDown());

/** A runner whose close waits between reading and writing. */
function slowRunner() {
  const [gate, computed] = [newGate(), newGate()];
  const job = fixture.app.get(FinalJob);
  const slow = fixture.runnerWith({
    kind: 'final',
    compute: async (tx, key) => {
      const result = await job.compute(tx, key);
      computed.open();
      await gate.passed;
      return result;
    },
    write: (tx, key, result, requested, progress) =>
      job.write(tx, key, result as Awaited<ReturnType<typeof job.compute>>, requested, progress),
  });
  return { slow, gate, computed };
}

describe('a close', () => {
  it('done by three workers at once is one snapshot, the same bytes as done by one', async () => {
    const town = await reportedTown(fixture.app, '2026-03');
    await fixture.close(town);
    const same = await copyOf(fixture.database, town);
    await fixture.runner.settle(same);
    const nudge = { ...town, kind: 'final' as const, key: '2026-03' };
    await Promise.all([fixture.runner.run(nudge), fixture.runner.run(nudge), fixture.runner.run(nudge)]);
    await fixture.runner.settle(town);
    expect(await fixture.figuresOf(town)).toBe(await fixture.figuresOf(same));
    const finals = (await fixture.dump(town)).match(/^snapshot .*"state": "final"/gm);
    expect(finals).toHaveLength(2);
  });

  it('nudged again once it is done changes nothing', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.close(town);
    await fixture.runner.settle(town);
    const closed = await fixture.dump(town);
    await fixture.runner.run({ ...town, kind: 'final', key: '2026-10' });
    await fixture.raise(town, 'final', '2026-10');
    await fixture.runner.settle(town);
    expect(await fixture.dump(town)).toBe(closed);
  });

  it('taken back while a worker had it in hand is not written by that worker', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.close(town);
    const { slow, gate, computed } = slowRunner();
    const running = slow.run({ ...town, kind: 'final', key: '2026-10' });
    await computed.passed;
    await fixture.app.get(ClosingService).cancel(dxOffice(town), town.month);
    await fixture.rename(town, '取り消した後の課');
    await fixture.close(town);
    gate.open();
    await running;
    expect(await fixture.dump(town)).not.toContain('"final": true');

    await fixture.runner.settle(town);
    expect(await fixture.dump(town)).toContain('取り消した後の課');
    const verified = await fixture.app
      .get(FiguresService)
      .verifyDigest(dxOffice(town), '2026-10' as Period, 1);
    expect(verified.holds).toBe(true);
  });

  it('for which the rule of the items has changed meanwhile is worked out anew', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.close(town);
    const { slow, gate, computed } = slowRunner();
    const running = slow.run({ ...town, kind: 'final', key: '2026-10' });
    await computed.passed;
    await fixture.database.transaction(town, (tx) => tx.execute(`UPDATE municipality SET item_rule = 'all'`));
    gate.open();
    await running;
    expect(await fixture.dump(town)).toMatch(/^snapshot .*"item_rule": "all"/m);
    expect(await fixture.dump(town)).not.toMatch(/^snapshot .*"item_rule": "any"/m);
  });

  it('waits for whoever still holds the month, and is then done', async () => {
    const town = await reportedTown(fixture.app, '2026-10');
    await fixture.close(town);
    const [holding, release] = [newGate(), newGate()];
    const lock = fixture.database.transaction(town, async (tx) => {
      await tx.query(`SELECT FROM reporting_month WHERE month = '2026-10' FOR UPDATE`);
      holding.open();
      await release.passed;
    });
    await holding.passed;
    const settling = fixture.runner.settle(town);
    await pause(200);
    expect(await fixture.dump(town)).not.toContain('"final": true');
    release.open();
    await lock;
    await settling;
    expect(await fixture.dump(town)).toContain('"final": true');
  });
});
