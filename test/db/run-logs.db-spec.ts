import { Database } from '../../src/platform/database/database.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomationResultService } from '../../src/automation/result/result.service.js';
import { RunLogService } from '../../src/automation/run-log/run-log.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { value } from '../../src/kernel/count.js';
import { parseMonth } from '../../src/kernel/month.js';
import { departmentUser, newDepartment, openMonth } from '../setup/town.js';
import { AutomationFixture } from './automation-fixture.js';
import { run, runLogsOf } from './run-log-fixture.js';

const OCTOBER = parseMonth('2026-10');
let fixture: AutomationFixture;
let logs: ReturnType<typeof runLogsOf>;

let serial = 0;
let robot: string;

beforeAll(async () => {
  fixture = await AutomationFixture.setUp();
  logs = runLogsOf(fixture);
});
beforeEach(async () => {
  robot = `robot-${++serial}`;
  await fixture.running('2026-04-01', { robotKey: robot });
});
afterAll(() => fixture.tearDown());

const sumsOf = async (key: string) => (await logs.sums()).filter((sum) => sum.robot === key);
const refused = (errors: object[]) => ({ status: 422, particulars: { errors } });

describe('a batch of run logs', () => {
  it('is summed into the months in which its runs began in Japan', async () => {
    const answer = await logs.send([
      run(robot, '2026-09-30T14:59:59Z'),
      run(robot, '2026-09-30T15:00:00Z', { outcome: 'failed', reason: '画面が変わった' }),
      run(robot, '2026-10-31T23:59:59+09:00', { outcome: 'stopped' }),
    ]);
    expect(answer).toMatchObject({
      ...{ received: 3, stored: 3, known: 0 },
      months: [
        { month: '2026-09', stored: 1, late: 0 },
        { month: '2026-10', stored: 2, late: 0 },
      ],
    });
    await logs.settle();
    const rest = { robot, withoutCases: 0, withoutEnd: 0 };
    expect(await sumsOf(robot)).toEqual([
      { ...rest, month: '2026-09', runs: 1, failures: 0, cases: 2, seconds: 60 },
      { ...rest, month: '2026-10', runs: 2, failures: 1, cases: 4, seconds: 120 },
    ]);
  });

  it('sent again with its key gets its first answer; with the key other runs are refused', async () => {
    const runs = [run(robot, '2026-10-01T09:00:00+09:00')];
    const first = await logs.send(runs, `again-${robot}`);
    expect(await logs.send(runs, `again-${robot}`)).toEqual(first);
    const other = [run(robot, '2026-10-02T09:00:00+09:00')];
    await expect(logs.send(other, `again-${robot}`)).rejects.toMatchObject({ status: 409 });
    await logs.settle();
    expect(await sumsOf(robot)).toMatchObject([{ runs: 1 }]);
  });

  it('has a key that belongs to its sender: another sender’s same key is another batch', async () => {
    const key = `own-${robot}`;
    const first = await logs.send([run(robot, '2026-10-01T09:00:00+09:00')], key);
    const another = { ...fixture.office, actor: { ...fixture.office.actor, id: 'another-token' } };
    const theirs = await logs.send([run(robot, '2026-10-02T09:00:00+09:00')], key, another);
    expect(theirs.id).not.toBe(first.id);
    expect(theirs).toMatchObject({ stored: 1 });
  });

  it('has a key whose sender was not kept yet answered by the name', async () => {
    const [key, runs] = [`old-${robot}`, [run(robot, '2026-10-01T09:00:00+09:00')]];
    const first = await logs.send(runs, key);
    await fixture.app
      .get(Database)
      .transaction(fixture.town, (tx) =>
        tx.execute(`UPDATE robot_run_batch SET sender = '' WHERE idempotency_key = $1`, [key]),
      );
    expect((await logs.send(runs, key)).id).toBe(first.id);
  });

  it('with runs known from another batch counts them once and says so', async () => {
    const runs = [
      run(robot, '2026-10-01T09:00:00+09:00'),
      run(robot, '2026-10-01T10:00:00Z', { runId: 'a' }),
    ];
    await logs.send(runs);
    const more = [...runs, run(robot, '2026-10-01T11:00:00Z', { runId: 'b' }), runs[0]];
    expect(await logs.send(more)).toMatchObject({ received: 4, stored: 1, known: 3 });
    await logs.settle();
    expect(await sumsOf(robot)).toMatchObject([{ runs: 3, cases: 6 }]);
  });

  it('with any fault stores nothing and tells every fault with its place', async () => {
    const before = await logs.runs();
    const wrong = [
      run(robot, '2026-10-01T09:00:00+09:00'),
      run('nobody', '2026-10-01T09:00:00+09:00'),
      run(robot, '2027-10-01T09:00:00+09:00'),
      run(robot, '2026-10-02T09:00:00+09:00', { endedAt: '2026-10-02T08:59:59+09:00' }),
      run(robot, '2026-10-01T09:00:00+09:00', { outcome: 'failed' }),
    ];
    await expect(logs.send(wrong, `wrong-${robot}`)).rejects.toMatchObject(
      refused([
        { where: 'runs.1.robotKey', message: expect.stringContaining('「nobody」') },
        { where: 'runs.2.startedAt' },
        { where: 'runs.2.endedAt' },
        { where: 'runs.3.endedAt' },
        { where: 'runs.4.startedAt' },
      ]),
    );
    expect(await logs.runs()).toBe(before);
    // The key is free: nothing was answered with it.
    expect(await logs.send(wrong.slice(0, 1), `wrong-${robot}`)).toMatchObject({ stored: 1 });
  });

  it('says of each run how it is not one, a hundred at most', async () => {
    const shapes = [
      null,
      { robotKey: ` ${robot}`, startedAt: '2026-10-01', outcome: 'fine', cases: 2, by: 'me' },
    ];
    await expect(logs.send(shapes)).rejects.toMatchObject(
      refused([
        { where: 'runs.0' },
        { where: 'runs.1', message: '「by」という項目はありません。' },
        { where: 'runs.1.robotKey' },
        { where: 'runs.1.startedAt' },
        { where: 'runs.1.outcome' },
        { where: 'runs.1.cases' },
      ]),
    );
    const many = Array.from({ length: 300 }, () => run('nobody', '2026-10-01T09:00:00+09:00'));
    const failure = await logs.send(many).catch((error: unknown) => error);
    const { errors } = (failure as { particulars: { errors: object[] } }).particulars;
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatchObject({ message: 'ほかに 200 件の誤りがあります。' });
  });

  it('refuses a run that is known otherwise, for neither is surer than the other', async () => {
    await logs.send([
      run(robot, '2026-10-01T09:00:00+09:00', { runId: 'a' }),
      run(robot, '2026-10-02T09:00:00Z'),
    ]);
    const other = [
      run(robot, '2026-10-01T09:00:00+09:00', { runId: 'a', outcome: 'failed' }),
      run(robot, '2026-10-02T09:00:00Z', { endedAt: null }),
    ];
    await expect(logs.send(other)).rejects.toMatchObject(
      refused([
        { where: 'runs.0.runId', message: expect.stringContaining('記録済みの同じ実行ID「a」') },
        { where: 'runs.1.startedAt', message: expect.stringContaining('実行IDを付けてください') },
      ]),
    );
  });

  it('of more than ten thousand runs is refused before anything is read', async () => {
    const many = Array.from({ length: 10_001 }, () => null);
    await expect(logs.send(many)).rejects.toMatchObject(
      refused([{ where: 'runs', message: expect.stringContaining('10,000件まで') }]),
    );
  });

  it('comes from a robot’s own department or the office', async () => {
    const own = departmentUser(fixture.town, fixture.department);
    const other = departmentUser(fixture.town, await newDepartment(fixture.fresh.database, fixture.town));
    const runs = [run(robot, '2026-10-01T09:00:00+09:00')];
    await expect(logs.send(runs, undefined, other)).rejects.toMatchObject({ status: 403 });
    expect(await logs.send(runs, undefined, own)).toMatchObject({ stored: 1 });
  });

  it('says less than everything where a run does not tell its cases or its end', async () => {
    await logs.send([
      run(robot, '2026-10-01T09:00:00+09:00'),
      run(robot, '2026-10-02T09:00:00+09:00', { cases: undefined, endedAt: null, outcome: 'failed' }),
    ]);
    await logs.settle();
    expect(await sumsOf(robot)).toMatchObject([
      { runs: 2, cases: 2, withoutCases: 1, seconds: 60, withoutEnd: 1 },
    ]);
    const form = await fixture.app.get(AutomationResultService).form(fixture.office, OCTOBER);
    const line = form.find(({ logged }) => logged?.runsWithoutCases === 1);
    expect(line?.prefilled).toMatchObject({
      ...{ cases: { kind: 'not-provided' }, robotRuns: value(2), failures: value(1), robotMinutes: '1' },
    });
  });
});

describe('runs of a closed month', () => {
  const late = (key: string, day: string) => run(key, `2026-10-${day}T09:00:00+09:00`);

  it('are kept and told, move nothing, and count once the month is reopened', async () => {
    await openMonth(fixture.fresh.database, fixture.town, '2026-10');
    const closing = fixture.app.get(ClosingService);
    const project = (await fixture.app.get(AutomationResultService).form(fixture.office, OCTOBER)).at(-1)!;
    await logs.send([late(robot, '01')]);
    await closing.close(fixture.office, OCTOBER, { acceptSubmitted: true });
    await logs.settle();
    const closed = await logs.sums();

    const answer = await logs.send([late(robot, '01'), late(robot, '02')]);
    expect(answer).toMatchObject({ known: 1, months: [{ month: '2026-10', stored: 1, late: 1 }] });
    await logs.settle();
    expect(await logs.sums()).toEqual(closed);
    const lines = await fixture.app.get(AutomationResultService).form(fixture.office, OCTOBER);
    expect(lines.find(({ projectId }) => projectId === project.projectId)).toMatchObject({
      ...{ lateRuns: 1, logged: { runs: 1 } },
    });

    await closing.reopen(fixture.office, OCTOBER, 'ロボットの記録が遅れて届いたため');
    await logs.settle();
    expect(await sumsOf(robot)).toMatchObject([{ runs: 2 }]);
    await closing.close(fixture.office, OCTOBER, { acceptSubmitted: true });
    await logs.send([late(robot, '03')]);
    await closing.cancel(fixture.office, OCTOBER);
    await logs.settle();
    expect(await sumsOf(robot)).toMatchObject([{ runs: 3 }]);
  });

  it('may be cleared away without moving their sums; then no more of them are taken in', async () => {
    const service = fixture.app.get(RunLogService);
    await logs.send([late(robot, '04')]);
    await logs.settle();
    const summed = await logs.sums();
    expect(await service.clear(fixture.office, parseMonth('2026-11'))).toEqual([]);
    await fixture.app.get(ClosingService).close(fixture.office, OCTOBER, { acceptSubmitted: true });
    await logs.settle();
    await logs.send([late(robot, '05')]);
    expect(await service.clear(fixture.office, parseMonth('2026-11'))).toEqual([]);
    await fixture.app.get(ClosingService).reopen(fixture.office, OCTOBER, '記録を数えるため');
    await fixture.app.get(ClosingService).close(fixture.office, OCTOBER, { acceptSubmitted: true });
    await logs.settle();
    expect(await service.clear(fixture.office, parseMonth('2026-10'))).toEqual([]);
    expect(await service.clear(fixture.office, parseMonth('2026-11'))).toMatchObject([{ month: '2026-10' }]);
    const [was, is] = [summed, await logs.sums()].map((sums) => sums.filter((sum) => sum.robot !== robot));
    expect(is).toEqual(was);
    expect(await sumsOf(robot)).toMatchObject([{ runs: 2 }]);
    await expect(logs.send([late(robot, '06')])).rejects.toMatchObject(
      refused([{ where: 'runs.0.startedAt', message: expect.stringContaining('整理済み') }]),
    );
  });
});
