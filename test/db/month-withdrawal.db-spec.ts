import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { MonthWithdrawalService } from '../../src/closing/withdrawal/month-withdrawal.service.js';
import { type Month, parseMonth } from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { Problem } from '../../src/platform/problem.js';
import { MonthRepository } from '../../src/reporting/month/month.repository.js';
import { MonthService } from '../../src/closing/month.service.js';
import { Schedule } from '../../src/worker/schedule.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { copyOf, type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice, type Town } from '../setup/town.js';
import { remindedTown } from './schedule-town.js';

const OCTOBER = parseMonth('2026-10');

let fresh: FreshDatabase;
let app: INestApplicationContext;
let database: Database;
let reported: ReportedTown;
let time: Date;
const clock = { now: () => time };
const at = (moment: string) => {
  time = new Date(`${moment}+09:00`);
};

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh, { clock });
  database = app.get(Database);
  at('2026-11-15T12:00');
  reported = await reportedTown(app, OCTOBER);
});
afterAll(() => fresh.close());

const open = (town: Town, month: Month) => app.get(MonthService).open(dxOffice(town), month);
const withdraw = (town: Town, month: Month) =>
  app.get(MonthWithdrawalService).withdraw(dxOffice(town), month);
const tick = () => app.get(Schedule).tick();
const settle = (town: Town) => app.get(OwedWorkRunner).settle(town);
const monthsOf = async (town: Town) =>
  (await app.get(MonthService).list(dxOffice(town))).map(({ month }) => month);

async function refusalOf(doing: Promise<unknown>): Promise<string> {
  const error: unknown = await doing.then(
    () => 'done',
    (reason: unknown) => reason,
  );
  return error instanceof Problem ? `${error.status} ${error.code}` : String(error);
}

describe('a month opened by a clock that was ahead', () => {
  it('can be taken back with all that came with it, and opens once it has really ended', async () => {
    at('2026-11-02T09:00');
    const { town } = await remindedTown(app, ['市民課']);
    await open(town, OCTOBER);
    at('2027-12-20T09:30');
    await tick();
    await settle(town);
    at('2026-11-03T12:00');
    const wrong = parseMonth('2027-11');
    expect(await monthsOf(town)).toEqual([wrong, OCTOBER]);

    await withdraw(town, wrong);
    expect(await monthsOf(town)).toEqual([OCTOBER]);
    const left = await database.snapshot(town, (tx) =>
      tx.query(
        `SELECT period FROM snapshot WHERE period = $1 UNION ALL SELECT month FROM reminder WHERE month = $1
          UNION ALL SELECT key FROM owed_work WHERE key = $1 AND kind IN ('provisional', 'final')`,
        [wrong],
      ),
    );
    expect(left).toEqual([]);
    const audit = await database.snapshot(town, (tx) =>
      tx.query(`SELECT actor_label FROM audit_event WHERE action = 'month.withdraw' AND subject_id = $1`, [
        wrong,
      ]),
    );
    expect(audit).toHaveLength(1);
    await settle(town);

    await tick();
    expect(await monthsOf(town)).toEqual([OCTOBER]);
    at('2027-12-01T00:01');
    await tick();
    expect(await monthsOf(town)).toEqual([wrong, OCTOBER]);
  });

  it('has its reminders sent at their right time after all', async () => {
    at('2026-11-02T09:00');
    const { town } = await remindedTown(app, ['市民課']);
    await open(town, OCTOBER);
    at('2026-11-10T09:30');
    await tick();
    const input = () =>
      database.snapshot(town, (tx) =>
        tx.query<{ at: Date }>(`SELECT at FROM reminder WHERE occasion = 'due'`),
      );
    const [ahead] = await input();
    expect(ahead).toBeDefined();
    await database.transaction(town, (tx) => tx.execute(`UPDATE reminder SET at = at + interval '1 year'`));
    at('2026-11-10T09:31');
    await tick();
    expect(await input()).toEqual([{ at: time }]);
    at('2026-11-10T09:32');
    await tick();
    expect(await input()).toEqual([{ at: new Date('2026-11-10T09:31+09:00') }]);
  });
});

describe('a month opened in error', () => {
  it('is not opened again by the schedule, but by a person who wants to', async () => {
    at('2026-11-02T09:00');
    const { town } = await remindedTown(app, ['市民課']);
    await open(town, parseMonth('2026-09'));
    await tick();
    await withdraw(town, OCTOBER);
    await tick();
    expect(await monthsOf(town)).toEqual(['2026-09']);
    await open(town, OCTOBER);
    expect(await monthsOf(town)).toEqual([OCTOBER, '2026-09']);
    await withdraw(town, OCTOBER);
    expect(await refusalOf(withdraw(town, OCTOBER))).toBe('404 not-found');
    at('2026-12-01T00:01');
    await tick();
    expect(await monthsOf(town)).toEqual(['2026-11', '2026-09']);
  });

  it.each<[string, (town: ReportedTown) => Promise<unknown>, string]>([
    ['in which departments have reported', () => Promise.resolve(), '409 month-has-entries'],
    [
      'that is being closed',
      (town) => app.get(ClosingService).close(dxOffice(town), OCTOBER, { acceptSubmitted: true }),
      '409 month-not-withdrawable',
    ],
    [
      'that is closed',
      async (town) => {
        await app.get(ClosingService).close(dxOffice(town), OCTOBER, { acceptSubmitted: true });
        await settle(town);
      },
      '409 month-not-withdrawable',
    ],
    [
      'that was reopened',
      async (town) => {
        await app.get(ClosingService).close(dxOffice(town), OCTOBER, { acceptSubmitted: true });
        await settle(town);
        await app.get(ClosingService).reopen(dxOffice(town), OCTOBER, '訂正');
      },
      '409 month-not-withdrawable',
    ],
  ])('%s stays', async (_, first, refusal) => {
    at('2026-11-15T12:00');
    const town = await copyOf(database, reported);
    await first(town);
    expect(await refusalOf(withdraw(town, OCTOBER))).toBe(refusal);
    expect(await monthsOf(town)).toEqual([OCTOBER]);
  });

  it('is never taken from under a clerk who saves at that moment', async () => {
    at('2026-11-15T12:00');
    const { town, departments } = await remindedTown(app, ['市民課']);
    await open(town, OCTOBER);
    let withdrawing: Promise<string> = Promise.resolve('');
    await database.transaction(town, async (tx) => {
      await app.get(MonthRepository).lockForWriting(tx, OCTOBER);
      withdrawing = refusalOf(withdraw(town, OCTOBER));
      await tx.execute(`INSERT INTO submission (municipality_id, month, department_id) VALUES ($1, $2, $3)`, [
        town.municipality,
        OCTOBER,
        departments[0]!.id,
      ]);
    });
    expect(await withdrawing).toBe('409 month-has-entries');
  });

  it('takes its figures with it although a worker has them in hand', async () => {
    at('2026-11-15T12:00');
    const { town } = await remindedTown(app, ['市民課']);
    await open(town, OCTOBER);
    const owedWork = app.get(OwedWork);
    await withdraw(town, OCTOBER);
    const fenced = await database.transaction(town, (tx) => owedWork.fence(tx, 'provisional', OCTOBER, 1));
    expect(fenced).toBe(false);
  });
});
