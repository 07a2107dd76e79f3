import { createHash } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { REPORT_FORMATS } from '../../src/publication/report-formats.js';
import { ReportFileService } from '../../src/publication/report-file.service.js';
import { ReportService } from '../../src/publication/report.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { killWorkerAt } from '../setup/kill-worker.js';
import { startWorkerProcess } from '../setup/processes.js';
import { type ReportedTown, copyOf, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';
import { until } from '../setup/until.js';

/** Every named point on the way from a closed month to its files, in the order in which a worker comes to them. */
const POINTS = [
  'report:before-read',
  'report:before-write',
  'report:model-kept',
  'report:before-commit',
  'report:after-commit',
  'report-file:before-read',
  'report-file:before-write',
  'report-file:file-added',
  'report-file:before-commit',
  'report-file:after-commit',
];

let fresh: FreshDatabase;
let app: INestApplicationContext;
let database: Database;
/** A town whose month is being closed. It is only copied from: what it owes is set aside. */
let model: ReportedTown;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  database = app.get(Database);
  model = await reportedTown(app, '2026-10');
  await app.get(ClosingService).close(dxOffice(model), model.month, { acceptSubmitted: true });
  await database.transaction(model, async (tx) => {
    await tx.execute('UPDATE owed_work SET done = requested');
    await tx.execute('DELETE FROM owed_work_request');
  });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const runner = () => app.get(OwedWorkRunner);
const filesOf = (town: ReportedTown) => app.get(ReportFileService).list(dxOffice(town), town.month);

/** A further town with the same rows, its month just closed, its report owed. */
async function closedTown(): Promise<ReportedTown> {
  const town = await copyOf(database, model);
  await database.transaction(town, (tx) =>
    tx.execute(`UPDATE owed_work SET done = 0, done_at = NULL WHERE kind = 'final'`),
  );
  await runner().settle(town, ['figures', 'months']);
  return town;
}

async function expectOneFileOfEachForm(town: ReportedTown, digest: string): Promise<void> {
  const files = await filesOf(town);
  expect(files.map(({ format }) => format)).toEqual(REPORT_FORMATS);
  for (const file of files) {
    const bytes = await app.get(ReportFileService).bytes(dxOffice(town), file);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    expect(file.modelDigest).toBe(digest);
  }
}

/** The report as it is shown before anything of it is stored. */
const digestOf = async (town: ReportedTown) =>
  (await app.get(ReportService).model(dxOffice(town), town.month)).digest;

describe('a worker killed while it writes the files of a closed month', () => {
  it.each(POINTS)('at %s leaves all of a step or nothing, and the next worker ends it', async (point) => {
    const town = await closedTown();
    const digest = await digestOf(town);
    await killWorkerAt(fresh, point);
    const makings = await app.get(ReportFileService).makings(dxOffice(town), town.month);
    const kept = point === 'report:after-commit' || point.startsWith('report-file');
    expect(makings.map(({ modelDigest }) => modelDigest)).toEqual(kept ? [digest] : []);
    expect(await filesOf(town)).toHaveLength(point === 'report-file:after-commit' ? 1 : 0);
    await runner().settle(town);
    await expectOneFileOfEachForm(town, digest);
  });

  it('at every point one after the other still leaves one file of each form', async () => {
    const town = await closedTown();
    const digest = await digestOf(town);
    for (const point of POINTS) await killWorkerAt(fresh, point);
    await runner().settle(town);
    await expectOneFileOfEachForm(town, digest);
  });

  it('is followed by another worker through the queue alone', async () => {
    const town = await closedTown();
    const digest = await digestOf(town);
    await killWorkerAt(fresh, 'report-file:file-added');
    const healthy = await startWorkerProcess({ DATABASE_URL: fresh.applicationUrl });
    try {
      await until(
        () => filesOf(town),
        (files) => files.length === REPORT_FORMATS.length,
      );
    } finally {
      expect(await healthy.end('SIGTERM')).toBe(0);
    }
    await expectOneFileOfEachForm(town, digest);
  });
});
