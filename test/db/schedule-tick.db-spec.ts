import { DueDepartmentChanges } from '../../src/reorganisation/due-department-changes.service.js';
import { CLOCK } from '../../src/platform/clock-token.js';
import { type Clock } from '../../src/kernel/clock.js';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { parseMonth } from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { MonthService } from '../../src/closing/month.service.js';
import { Schedule } from '../../src/worker/schedule.js';
import { startWorker } from '../../src/worker/worker-process.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';
import { sendMails } from '../setup/mail-town.js';
import { dxOffice, type Town } from '../setup/town.js';
import { until } from '../setup/until.js';
import { remindedTown } from './schedule-town.js';

const MONTH = parseMonth('2026-10');
let fresh: FreshDatabase;
let server: MailServer;
let app: INestApplicationContext;
let time: Date;
const clock = { now: () => time };

beforeAll(async () => {
  fresh = await freshDatabase();
  server = await mailServer();
  app = await testApp(fresh, { clock, mail: mailSettings(server) });
});
afterAll(async () => {
  await app.close();
  await server.close();
  await fresh.close();
});
afterEach(() => {
  server.received.length = 0;
});

const at = (moment: string) => {
  time = new Date(`${moment}+09:00`);
};
const open = (town: Town, month = MONTH) => app.get(MonthService).open(dxOffice(town), month);
const tick = () => app.get(Schedule).tick();
/** The addresses of a town at which mails arrived. */
const reached = ({ municipality }: Town) =>
  server.received
    .flatMap(({ to }) => to)
    .filter((address) => address.includes(municipality))
    .sort();

describe('a month that was reopened for a correction', () => {
  it('reminds nobody, although its due day was the day before', async () => {
    at('2026-11-02T08:00');
    const [reopened, late] = [await remindedTown(app, ['市民課']), await remindedTown(app, ['市民課'])];
    for (const { town: one } of [reopened, late]) await open(one);
    at('2026-11-11T08:00');
    await app.get(ClosingService).close(dxOffice(reopened.town), MONTH, { acceptSubmitted: true });
    await app.get(OwedWorkRunner).settle(reopened.town, ['figures', 'months']);
    await app.get(ClosingService).reopen(dxOffice(reopened.town), MONTH, '件数の訂正');
    at('2026-11-11T09:00');
    await tick();
    await sendMails(app, reopened.town);
    await sendMails(app, late.town);
    expect(reached(reopened.town)).toEqual([]);
    expect(reached(late.town)).toEqual([late.departments[0]!.address]);
  });
});

describe('a scheduled task that fails', () => {
  it('keeps neither the other tasks nor the other municipalities waiting', async () => {
    const seen: string[] = [];
    const schedule = new Schedule(
      app.get(MunicipalityService),
      app.get(DueDepartmentChanges),
      app.get<Clock>(CLOCK),
      [
        { run: ({ code }) => (seen.push(code), Promise.reject(new Error(`no ${code}`))) },
        { run: ({ code }) => (seen.push(code), Promise.resolve()) },
      ],
    );
    const towns = [await remindedTown(app, []), await remindedTown(app, [])];
    const codes = towns.map(({ town }) => town.municipality);
    await expect(schedule.tick()).rejects.toThrow(`no ${codes[0]}`);
    for (const code of codes) expect(seen.filter((one) => one === code)).toHaveLength(2);
  });
});

describe('a worker', () => {
  it('that starts on the morning of a reminder opens the month, reminds and sends, all by its queues', async () => {
    at('2026-10-05T12:00');
    const { town, departments } = await remindedTown(app, ['市民課', '税務課']);
    await open(town, parseMonth('2026-09'));
    at('2026-11-05T09:00');
    const worker = await startWorker(app);
    try {
      await until(
        () => Promise.resolve(reached(town)),
        (addresses) => addresses.length >= departments.length,
      );
      const months = await app.get(MonthService).list(dxOffice(town));
      expect(months.map(({ month }) => month)).toEqual(['2026-10', '2026-09']);
    } finally {
      await worker.close();
    }
    expect(reached(town)).toEqual(departments.map(({ address }) => address));
  });
});

describe('a round of reminders that broke off before it was committed', () => {
  it('is made up for by the next tick, whole', async () => {
    at('2026-11-04T12:00');
    const { town, departments } = await remindedTown(app, ['市民課', '税務課']);
    await open(town);
    at('2026-11-05T09:00');
    const raise = jest.spyOn(app.get(OwedWork), 'raise').mockRejectedValue(new Error('cut off'));
    await expect(tick()).rejects.toThrow('cut off');
    raise.mockRestore();
    expect(await sendMails(app, town)).toEqual([]);
    await tick();
    await tick();
    await sendMails(app, town);
    expect(reached(town)).toEqual(departments.map(({ address }) => address));
  });
});

describe('a department that submits between the reminder and its mail', () => {
  it('is not bothered', async () => {
    at('2026-11-04T12:00');
    const { town, departments } = await remindedTown(app, ['市民課', '税務課']);
    await open(town);
    at('2026-11-05T09:00');
    await tick();
    await app
      .get(Database)
      .transaction(town, (tx) =>
        tx.query(
          `INSERT INTO submission (municipality_id, month, department_id, state) VALUES ($1, $2, $3, 'submitted')`,
          [town.municipality, MONTH, departments[0]!.id],
        ),
      );
    await sendMails(app, town);
    expect(reached(town)).toEqual([departments[1]!.address]);
  });
});
