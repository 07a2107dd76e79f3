import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { Problem } from '../../src/platform/problem.js';
import { MonthRepository } from '../../src/reporting/month/month.repository.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';

const WRITERS = 8;
const LOCK_MS = 150;

let fresh: FreshDatabase;
let app: INestApplicationContext;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  database = app.get(Database);
});
afterAll(() => fresh.close());

/** Clerks whose saves overlap without a gap: each holds the month a while and comes back at once. */
function clerks(town: ReportedTown) {
  const months = app.get(MonthRepository);
  const procedures = town.procedures.flat();
  let [open, acknowledged] = [true, 0];
  const save = (procedureId: string, note: string) =>
    database.transaction(town, async (tx) => {
      await months.lockForWriting(tx, town.month);
      await pause(LOCK_MS);
      await tx.execute(
        `UPDATE status_report SET note = $4, version = version + 1
          WHERE municipality_id = $1 AND month = $2 AND procedure_id = $3`,
        [town.municipality, town.month, procedureId, note],
      );
    });
  const clerk = async (at: number) => {
    await pause((at * LOCK_MS) / WRITERS);
    for (let time = 1; open; time += 1) {
      try {
        await save(procedures[at]!, `${time}`);
        acknowledged += 1;
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'month-not-open')) throw error;
        return time - 1;
      }
    }
    return -1;
  };
  const working = Promise.all(Array.from({ length: WRITERS }, (_, at) => clerk(at)));
  return { working, acknowledged: () => acknowledged, goHome: () => (open = false), procedures };
}

describe('a month in which clerks save without a gap', () => {
  it('is closed within seconds, and no save is lost or counted after the close', async () => {
    const town = await reportedTown(app, '2026-10');
    const { working, acknowledged, goHome, procedures } = clerks(town);
    try {
      while (acknowledged() < WRITERS) await pause(20);
      const start = Date.now();
      await app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
      expect(Date.now() - start).toBeLessThan(10_000);
    } finally {
      setTimeout(goHome, 5_000).unref();
    }
    const saves = await working;
    expect(saves.every((last) => last > 0)).toBe(true);
    const notes = await database.snapshot(town, (tx) =>
      tx.query<{ id: string; note: string }>('SELECT procedure_id AS id, note FROM status_report'),
    );
    const stored = new Map(notes.map(({ id, note }) => [id, Number(note)]));
    expect(saves).toEqual(procedures.slice(0, WRITERS).map((id) => stored.get(id)));
    await app.get(OwedWorkRunner).settle(town);
    const frozen = await database.snapshot(town, (tx) =>
      tx.query('SELECT FROM frozen_procedure WHERE period = $1', [town.month]),
    );
    expect(frozen).toHaveLength(procedures.length);
  });

  it('is held by nobody who writes in another month', async () => {
    const town = await reportedTown(app, '2026-10');
    const months = app.get(MonthRepository);
    await database.transaction(town, async (tx) => {
      await months.lockForWriting(tx, town.month);
      await database.transaction(town, (other) => other.lock(['month/2026-09'], 'alone'));
    });
  });

  it('can be written in twice by one transaction while a close waits for it', async () => {
    const town = await reportedTown(app, '2026-10');
    const months = app.get(MonthRepository);
    let closing: Promise<unknown> = Promise.resolve();
    await database.transaction(town, async (tx) => {
      await months.lockForWriting(tx, town.month);
      closing = app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
      await pause(300);
      await months.lockForWriting(tx, town.month);
      await months.shareAll(tx);
    });
    expect(await closing).toMatchObject({ state: 'closing' });
  });
});
