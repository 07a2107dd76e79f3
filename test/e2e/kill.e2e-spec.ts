import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FiguresService } from '../../src/achievement/figures/figures.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Period } from '../../src/kernel/period.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { MonthService } from '../../src/closing/month.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { killWorkerAt } from '../setup/kill-worker.js';
import { startWorkerProcess } from '../setup/processes.js';
import { type ReportedTown, copyOf, reportedTown } from '../setup/reported-town.js';
import { storedFigures } from '../setup/stored-figures.js';
import { dxOffice } from '../setup/town.js';

/** Every named point of a close, in the order in which it comes to them. */
const POINTS = [
  'final:before-read',
  'final:before-write',
  'final:month-held',
  'final:rows-frozen',
  'final:month-closed',
  'final:before-commit',
  'final:after-commit',
];
const KILLS_AT_EACH = 6;
/** March closes its fiscal year too: two snapshots in one close. */
const MONTH = '2026-03';
const PERIODS = ['2026-03', 'FY2025'] as Period[];

let fresh: FreshDatabase;
let app: INestApplicationContext;
let database: Database;
/** A town whose March is being closed. It is only copied from: what it owes is set aside. */
let model: ReportedTown;
/** What the close leaves when nobody is killed. */
let undisturbed: string;
let kills = 0;

const figuresOf = (town: ReportedTown) => storedFigures(database, town, { without: ['computed_at'] });
const settle = (town: ReportedTown) => app.get(OwedWorkRunner).settle(town, ['figures', 'months']);
const environment = () => ({ DATABASE_URL: fresh.applicationUrl });

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  database = app.get(Database);
  model = await reportedTown(app, MONTH);
  await app.get(ClosingService).close(dxOffice(model), model.month, { acceptSubmitted: true });
  await database.transaction(model, async (tx) => {
    await tx.execute('UPDATE owed_work SET done = requested');
    await tx.execute('DELETE FROM owed_work_request');
  });
  const calm = await closingTown();
  await settle(calm);
  undisturbed = await figuresOf(calm);
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

/** A further town whose March is being closed, with the same rows, its close owed. */
async function closingTown(): Promise<ReportedTown> {
  const town = await copyOf(database, model);
  await database.transaction(town, (tx) =>
    tx.execute(`UPDATE owed_work SET done = 0, done_at = NULL WHERE kind = 'final'`),
  );
  return town;
}

async function expectOneCorrectSnapshot(town: ReportedTown): Promise<void> {
  expect(await figuresOf(town)).toBe(undisturbed);
  for (const period of PERIODS) {
    const { holds } = await app.get(FiguresService).verifyDigest(dxOffice(town), period, 1);
    expect(holds).toBe(true);
  }
  const { state, revision, closing } = await app.get(MonthService).get(dxOffice(town), town.month);
  expect({ state, revision, done: closing?.done }).toEqual({ state: 'closed', revision: 1, done: true });
  const events = await database.snapshot(town, (tx) =>
    tx.query(`SELECT FROM audit_event WHERE action = 'month.closed'`),
  );
  expect(events).toHaveLength(1);
}

describe('a worker killed in the middle of a close', () => {
  it('would have left one final snapshot of the month and one of its fiscal year', () => {
    expect(undisturbed.match(/^snapshot .*"state": "final"/gm)).toHaveLength(PERIODS.length);
    expect(undisturbed).not.toContain('provisional');
  });

  it.each(POINTS)('at %s leaves all of it or nothing, and the next worker ends it', async (point) => {
    for (let kill = 0; kill < KILLS_AT_EACH; kill += 1) {
      const town = await closingTown();
      await killWorkerAt(fresh, point);
      kills += 1;
      expect(await figuresOf(town)).toBe(point === 'final:after-commit' ? undisturbed : '');
      await settle(town);
      await expectOneCorrectSnapshot(town);
    }
  });

  it('at every point one after the other still ends in one snapshot', async () => {
    const town = await closingTown();
    for (const point of POINTS) await killWorkerAt(fresh, point);
    kills += POINTS.length;
    await settle(town);
    await expectOneCorrectSnapshot(town);
  });

  it('is followed by another worker through the queue alone', async () => {
    const town = await closingTown();
    await killWorkerAt(fresh, 'final:rows-frozen');
    kills += 1;
    const healthy = await startWorkerProcess(environment());
    try {
      const deadline = Date.now() + 60_000;
      while ((await app.get(MonthService).get(dxOffice(town), town.month)).state !== 'closed') {
        if (Date.now() > deadline) throw new Error(`nobody closed the month:\n${healthy.output()}`);
        await pause(200);
      }
    } finally {
      expect(await healthy.end('SIGTERM')).toBe(0);
    }
    await expectOneCorrectSnapshot(town);
  });

  it('was killed fifty times', () => {
    expect(kills).toBe(50);
  });
});
