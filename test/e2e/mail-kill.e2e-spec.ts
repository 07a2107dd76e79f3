import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailService } from '../../src/notices/mail/mail.service.js';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { newestEndedMonth } from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { noticeKey } from '../../src/reporting/notice-key.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';
import { emptyQueue, killWorkerAt } from '../setup/kill-worker.js';
import { newReader } from '../setup/mail-town.js';
import { startWorkerProcess } from '../setup/processes.js';
import { putReport } from '../db/achievement-reports.js';
import {
  type Department,
  dxOffice,
  newDepartment,
  newMunicipality,
  openMonth,
  type Town,
} from '../setup/town.js';
import { until } from '../setup/until.js';

/** Every named point between the event and the last word about its mail. */
const POINTS = [
  'notice:before-read',
  'notice:before-write',
  'notice:before-commit',
  'notice:after-commit',
  'mail:before-read',
  'mail:in-hand',
  'mail:before-write',
  'mail:before-commit',
  'mail:after-commit',
];
/** The server has the mail, and our word that it was sent is not written yet. */
const TOO_LATE = ['mail:before-write', 'mail:before-commit'];
const MONTH = newestEndedMonth(tokyoToday(systemClock));

let fresh: FreshDatabase;
let server: MailServer;
let app: INestApplicationContext;
let town: Town;
let department: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh, { clock: systemClock });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});
beforeEach(async () => {
  server = await mailServer();
  town = await newMunicipality(fresh.database);
  await openMonth(fresh.database, town, MONTH);
  department = await newDepartment(fresh.database, town);
  await newReader(app, town, { address: 'shimin@city.example.jp', department });
  await putReport(fresh.database, town, department, { month: MONTH, state: 'returned', rows: [] });
});
afterEach(() => server.close());

const environment = () => ({ DATABASE_URL: fresh.applicationUrl, ...mailSettings(server) });
const raise = () =>
  app.get(Database).transaction(town, (tx) => {
    const key = noticeKey({ kind: 'returned', month: MONTH, departmentId: department.id });
    return app.get(OwedWork).raise(tx, 'notice', [key]);
  });
const mails = async () => (await app.get(MailService).list(dxOffice(town), { limit: 50 })).items;

/** Takes the queue's and the mail's locks off, which a killed worker leaves for a while. */
async function letGo(): Promise<void> {
  await emptyQueue(fresh.ownerUrl);
  await app.get(Database).transaction(town, (tx) => tx.execute('UPDATE mail SET in_hand_until = NULL'));
}

async function healthyWorkerSends(): Promise<void> {
  const worker = await startWorkerProcess(environment());
  try {
    await until(mails, (all) => all.length === 1 && all[0]?.state === 'sent');
    await until(
      () => app.get(Database).snapshot(town, (tx) => app.get(OwedWork).outstanding(tx)),
      (owed) => owed.length === 0,
    );
  } finally {
    await worker.end('SIGTERM');
  }
}

describe('a worker killed on the way from an event to its mail', () => {
  it.each(POINTS)('at %s loses nothing: the next worker sends the mail', async (point) => {
    await raise();
    await killWorkerAt(fresh, point, mailSettings(server));
    await letGo();
    await healthyWorkerSends();
    const ids = server.received.map(({ mail }) => mail.messageId);
    // What cannot be distinguished from a lost answer is sent again, under the same Message-ID.
    expect(ids).toHaveLength(TOO_LATE.includes(point) ? 2 : 1);
    expect(new Set(ids).size).toBe(1);
  });
});
