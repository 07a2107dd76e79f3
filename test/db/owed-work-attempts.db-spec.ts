import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwedWorkService } from '../../src/worker/owed-work.service.js';
import { copyOf, type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice, type Town } from '../setup/town.js';
import { type OtherHandler, OwedWorkFixture } from './owed-work-fixture.js';
import { newGate } from './queue-fixture.js';

const KEY = '2026-10';
let fixture: OwedWorkFixture;
let model: ReportedTown;

beforeAll(async () => {
  fixture = await OwedWorkFixture.setUp();
  model = await reportedTown(fixture.app, KEY);
});
afterAll(() => fixture.tearDown());

const nudge = (town: Town) => ({ ...town, kind: 'provisional' as const, key: KEY });
const owed = (town: Town) => fixture.owed(town, 'provisional', KEY);
const set = (town: Town, what: string) =>
  fixture.database.transaction(town, (tx) => tx.execute(`UPDATE owed_work SET ${what} WHERE key = '${KEY}'`));
const isDue = async (town: Town) => {
  const due = await fixture.database.system((system) => fixture.owedWork.due(system, 10_000));
  return due.some((one) => one.municipality === town.municipality && one.key === KEY);
};
const failing = (error: Error): OtherHandler => ({
  kind: 'provisional',
  compute: () => Promise.reject(error),
  write: () => Promise.resolve(),
});

/** A town whose figures were begun ten times by workers that are no more. */
async function poisoned(): Promise<ReportedTown> {
  const town = await copyOf(fixture.database, model);
  await set(town, 'starts = 10, started_at = clock_timestamp()');
  return town;
}

describe('work that was begun again and again without an end', () => {
  it('is set aside with its reason and not nudged any more', async () => {
    const town = await poisoned();
    expect(await fixture.runner.run(nudge(town))).toBe('left');
    const row = (await owed(town))!;
    expect(row).toMatchObject({ starts: 10, done: 0 });
    expect(row.setAsideAt).not.toBeNull();
    expect(row.failure).toContain('10回始めました');
    expect(await isDue(town)).toBe(false);
    expect(await fixture.runner.run(nudge(town))).toBe('left');
    await expect(fixture.runner.settle(town)).rejects.toMatchObject({ code: 'work-set-aside' });
    await fixture.runner.settle(town, { needed: () => false });
    const counts = await fixture.database.system((system) => fixture.owedWork.counts(system));
    expect(counts).toContainEqual({ kind: 'provisional', state: 'set-aside', count: 1 });
    await fixture.runner.settle(town, { only: ({ key }) => key !== KEY });
    await fixture.database.transaction(town, (tx) => fixture.owedWork.drop(tx, 'provisional', KEY));
  });

  it('gets a new chance with every new change, and none without', async () => {
    const town = await poisoned();
    await fixture.runner.run(nudge(town));
    await fixture.raise(town, 'provisional', KEY);
    expect(await isDue(town)).toBe(true);
    expect(await fixture.runner.run(nudge(town))).toBe('done');
    expect(await owed(town)).toMatchObject({ starts: 0, setAsideAt: null, failure: null });
  });

  it('is set aside further where the new chance ends its worker too', async () => {
    const town = await poisoned();
    await fixture.runner.run(nudge(town));
    await fixture.raise(town, 'provisional', KEY);
    await fixture.database.transaction(town, (tx) =>
      fixture.owedWork.begin(tx, 'provisional', KEY, { alone: true, ended: false, mostStarts: 10 }),
    );
    expect(await isDue(town)).toBe(false);
    expect(await fixture.runner.run(nudge(town))).toBe('left');
    expect((await owed(town))?.setAsideAt).not.toBeNull();
  });

  it('is done where a person has it tried again, and that is on record', async () => {
    const town = await poisoned();
    await fixture.runner.run(nudge(town));
    await fixture.app.get(OwedWorkService).retry(dxOffice(town), 'provisional', KEY);
    expect(await isDue(town)).toBe(true);
    expect(await fixture.runner.run(nudge(town))).toBe('done');
    const events = await fixture.database.snapshot(town, (tx) =>
      tx.query(
        `SELECT FROM audit_event WHERE action = 'owed-work.retry' AND subject_id = 'provisional/${KEY}'`,
      ),
    );
    expect(events).toHaveLength(1);
  });

  it('cannot be dropped where a figure would stay stale', async () => {
    const town = await poisoned();
    const dropping = fixture.app.get(OwedWorkService).drop(dxOffice(town), 'provisional', KEY);
    await expect(dropping).rejects.toMatchObject({ status: 409, code: 'not-droppable' });
  });

  it('is not taken for that while one of its attempts is still alive', async () => {
    const town = await copyOf(fixture.database, model);
    const [gate, computed] = [newGate(), newGate()];
    const slow = fixture.waiting(gate.passed, computed.open).run(nudge(town));
    await computed.passed;
    await set(town, 'starts = 10');
    expect(await fixture.runner.run(nudge(town))).toBe('left');
    expect(await owed(town)).toMatchObject({ setAsideAt: null });
    gate.open();
    await slow;
    const row = (await owed(town))!;
    expect({ starts: row.starts, left: row.requested - row.done }).toEqual({ starts: 0, left: 0 });
  });

  it('is not blamed for attempts that failed and came to an end', async () => {
    const town = await copyOf(fixture.database, model);
    const broken = fixture.runnerWith(failing(new Error('分母がありません')));
    for (let time = 0; time < 12; time += 1) await expect(broken.run(nudge(town))).rejects.toThrow();
    expect(await owed(town)).toMatchObject({ starts: 0, failures: 12, setAsideAt: null });
    expect(await fixture.runner.run(nudge(town))).toBe('done');
  });
});

describe('work that failed', () => {
  const ago = (seconds: number) => `failed_at = clock_timestamp() - interval '${seconds} seconds'`;
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

  it('for want of a database is looked at every minute, however often it failed', async () => {
    const town = await copyOf(fixture.database, model);
    const broken = fixture.runnerWith(failing(refused));
    for (let time = 0; time < 9; time += 1) await expect(broken.run(nudge(town))).rejects.toThrow();
    expect(await owed(town)).toMatchObject({ failures: 9, failureCause: 'technical' });
    await set(town, ago(50));
    expect(await isDue(town)).toBe(false);
    await set(town, ago(61));
    expect(await isDue(town)).toBe(true);
  });

  it.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [7, 60],
  ])('%i times for a reason of its own is looked at after %i minutes', async (failures, minutes) => {
    const town = await copyOf(fixture.database, model);
    const broken = fixture.runnerWith(failing(new Error('分母がありません')));
    for (let time = 0; time < failures; time += 1) await expect(broken.run(nudge(town))).rejects.toThrow();
    await set(town, ago(minutes * 60 - 5));
    expect(await isDue(town)).toBe(false);
    await set(town, ago(minutes * 60 + 1));
    expect(await isDue(town)).toBe(true);
  });

  it('counts anew where the database is there again and the reason is another', async () => {
    const town = await copyOf(fixture.database, model);
    for (let time = 0; time < 6; time += 1) {
      await expect(fixture.runnerWith(failing(refused)).run(nudge(town))).rejects.toThrow();
    }
    await expect(
      fixture.runnerWith(failing(new Error('分母がありません'))).run(nudge(town)),
    ).rejects.toThrow();
    expect(await owed(town)).toMatchObject({ failures: 1, failureCause: 'computation' });
  });

  it('by a clock that was ahead keeps nobody waiting', async () => {
    const town = await copyOf(fixture.database, model);
    await expect(fixture.runnerWith(failing(new Error('失敗'))).run(nudge(town))).rejects.toThrow();
    expect(await isDue(town)).toBe(false);
    await set(town, `failed_at = clock_timestamp() + interval '400 days'`);
    expect(await isDue(town)).toBe(true);
  });
});
