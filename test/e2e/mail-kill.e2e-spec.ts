import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { MailService } from '../../src/notices/mail/mail.service.js';
import { systemClock, tokyoToday } from '../../src/kernel/clock.js';
import { newestEndedMonth } from '../../src/kernel/month.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { noticeKey } from '../../src/reporting/notice-key.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type MailServer, mailServer, mailSettings } from '../setup/mail-server.js';
import { newReader } from '../setup/mail-town.js';
import { startProcess, startWorkerProcess } from '../setup/processes.js';
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

jest.setTimeout(180_000);

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
let house: INestApplicationContext;
let town: Town;
let department: Department;

beforeAll(async () => {
  fresh = await freshDatabase();
  house = await testApp(fresh, { clock: systemClock });
});
afterAll(async () => {
  await house.close();
  await fresh.close();
});
beforeEach(async () => {
  server = await mailServer();
  town = await newMunicipality(fresh.database);
  await openMonth(fresh.database, town, MONTH);
  department = await newDepartment(fresh.database, town);
  await newReader(house, town, { address: 'shimin@city.example.jp', department });
  await putReport(fresh.database, town, department, { month: MONTH, state: 'returned', rows: [] });
});
afterEach(() => server.close());

const environment = () => ({ DATABASE_URL: fresh.applicationUrl, ...mailSettings(server) });
const raise = () =>
  house.get(Database).transaction(town, (tx) => {
    const key = noticeKey({ kind: 'returned', month: MONTH, departmentId: department.id });
    return house.get(OwedWork).raise(tx, 'notice', [key]);
  });
const mails = async () => (await house.get(MailService).list(dxOffice(town), { limit: 50 })).items;

/** Jobs of a killed worker stay locked for a while, and so does a mail it had in hand; the test does not wait. */
async function letGo(): Promise<void> {
  const owner = new pg.Client(fresh.ownerUrl);
  await owner.connect();
  await owner.query('TRUNCATE bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler CASCADE');
  await owner.end();
  await house.get(Database).transaction(town, (tx) => tx.execute('UPDATE mail SET in_hand_until = NULL'));
}

async function killWorkerAt(point: string): Promise<void> {
  const worker = startProcess('worker', { ...environment(), NODE_ENV: 'test', TETSUZUKI_STOP_AT: point });
  const overdue = setTimeout(() => worker.process.kill('SIGTERM'), 30_000);
  const code = await worker.ended();
  clearTimeout(overdue);
  if (worker.process.signalCode !== 'SIGKILL')
    throw new Error(`the worker was not killed at ${point} but ended with ${code}:\n${worker.output()}`);
}

async function healthyWorkerSends(): Promise<void> {
  const worker = await startWorkerProcess(environment());
  try {
    await until(mails, (all) => all.length === 1 && all[0]?.state === 'sent');
    await until(
      () => house.get(Database).snapshot(town, (tx) => house.get(OwedWork).outstanding(tx)),
      (owed) => owed.length === 0,
    );
  } finally {
    await worker.end('SIGTERM');
  }
}

describe('a worker killed on the way from an event to its mail', () => {
  it.each(POINTS)('at %s loses nothing: the next worker sends the mail', async (point) => {
    await raise();
    await killWorkerAt(point);
    await letGo();
    await healthyWorkerSends();
    const ids = server.received.map(({ mail }) => mail.messageId);
    // What cannot be told from a lost answer is sent again, under the same Message-ID.
    expect(ids).toHaveLength(TOO_LATE.includes(point) ? 2 : 1);
    expect(new Set(ids).size).toBe(1);
  });
});
