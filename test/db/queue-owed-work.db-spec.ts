import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { type Logger } from 'pino';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { FiguresService } from '../../src/achievement/figures/figures.service.js';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Period } from '../../src/kernel/period.js';
import { type Config } from '../../src/platform/config.js';
import { Database } from '../../src/platform/database/database.js';
import { Nudges } from '../../src/platform/owed-work/nudges.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { CONFIG, LOGGER } from '../../src/platform/platform.module.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';
import { StatusReportService } from '../../src/reporting/status-report/status-report.service.js';
import { SubmissionService } from '../../src/reporting/submission/submission.service.js';
import { reconcile } from '../../src/worker/reconciler.js';
import { startWorker } from '../../src/worker/worker-process.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { storedFigures } from '../setup/stored-figures.js';
import { type Town, dxOffice } from '../setup/town.js';
import { asOne, newGate, redisOfThisFile } from './queue-fixture.js';
import { until } from '../setup/until.js';

const redisUrl = redisOfThisFile();
let fresh: FreshDatabase;
let app: INestApplicationContext;
let database: Database;
let owedWork: OwedWork;
const running: { close: () => Promise<unknown> }[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  await emptyQueue();
  app = await testApp(fresh, { redisUrl });
  database = app.get(Database);
  owedWork = app.get(OwedWork);
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});
afterAll(() => fresh.close());

/** What a Redis without its data has forgotten: every job, nudge and tick. */
async function emptyQueue(): Promise<void> {
  if (!redisUrl) {
    const tables = 'bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler';
    return asOne(fresh.ownerUrl, `TRUNCATE ${tables} CASCADE`);
  }
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  redis.disconnect();
}

/** A worker that hears of work by its nudges alone: no schedule, no reconciler. */
async function workOnNudgesAlone(): Promise<void> {
  const runner = app.get(OwedWorkRunner);
  const host = new WorkerHost(app.get<Config>(CONFIG), app.get<Logger>(LOGGER));
  running.push(host);
  await host.start(runner.bindings());
}

const owed = async (town: Town) =>
  (await database.snapshot(town, (tx) => owedWork.find(tx, 'provisional', '2026-10')))!;
const isDone = async (town: Town) => {
  const { done, requested } = await owed(town);
  return done === requested;
};
const nothingOwed = async (town: Town) =>
  (await database.snapshot(town, (tx) => owedWork.outstanding(tx))).length === 0;
const rename = async (town: ReportedTown, name: string) => {
  const departments = app.get(DepartmentService);
  const { id, version } = await departments.get(dxOffice(town), town.departments[0]!.id);
  await departments.edit(dxOffice(town), id, version, { name });
};
const settled = async () => {
  await app.get(Nudges).settled();
};

/** Reports another number of online applications for the town's first procedure. */
async function edit(town: ReportedTown, online: number): Promise<void> {
  const reports = app.get(StatusReportService);
  const [departmentId, procedureId] = [town.departments[0]!.id, town.procedures[0]![0]!];
  const { rows } = await reports.form(dxOffice(town), town.month, departmentId);
  const row = rows.find((one) => one.procedureId === procedureId)!;
  const counts = {
    applicationsTotal: { kind: 'value', value: 1_000_000 },
    applicationsOnline: { kind: 'value', value: online },
  } as const;
  const entry = { ...row, ...counts, confirmedWarnings: row.warnings.map(({ code }) => code) };
  await reports.saveRow(dxOffice(town), town.month, procedureId, entry, row.version);
}

describe(`what is owed, on the queue in ${redisUrl ? 'Redis' : 'PostgreSQL'}`, () => {
  it('is computed while edits come every 50 ms, and the last edit is in the figures', async () => {
    const town = await reportedTown(app, '2026-10');
    const submissions = app.get(SubmissionService);
    await submissions.return(dxOffice(town), town.month, town.departments[0]!.id, {
      reason: '訂正',
      rows: [],
    });
    await workOnNudgesAlone();
    await until(() => isDone(town));

    const before = (await owed(town)).done;
    const doneWhileEditing = new Set<number>();
    let [edits, editing] = [0, true];
    const watch = async () => {
      while (editing) {
        doneWhileEditing.add((await owed(town)).done);
        await pause(25);
      }
    };
    const watching = watch();
    for (const end = Date.now() + 4_000; Date.now() < end || edits < 16;) {
      const next = pause(50);
      edits += 1;
      await edit(town, edits);
      await next;
    }
    editing = false;
    await watching;
    doneWhileEditing.delete(before);
    expect(edits).toBeGreaterThan(15);
    expect(doneWhileEditing.size).toBeGreaterThan(2);

    await until(() => isDone(town));
    const { id } = town.departments[0]!;
    await submissions.submit(dxOffice(town), town.month, id);
    await until(() => nothingOwed(town));
    const { figures } = await app
      .get(FiguresService)
      .list(dxOffice(town), '2026-10' as Period, { kind: 'department' });
    const usage = figures.find(({ key, scope }) => key === 'usage' && scope.key === id);
    expect(usage).toMatchObject({
      numerator: edits + 10 + 20 + 30,
      denominator: 1_000_000 + 101 + 102 + 103,
    });
  });

  it('is not lost when the nudge comes while the job is running', async () => {
    const town = await reportedTown(app, '2026-10');
    await workOnNudgesAlone();
    await until(() => nothingOwed(town));
    const [holding, release] = [newGate(), newGate()];
    const lock = database.transaction(town, async (tx) => {
      await tx.query(`SELECT FROM reporting_month WHERE month = '2026-10' FOR UPDATE`);
      holding.open();
      await release.passed;
    });
    await holding.passed;
    const { done: before } = await owed(town);
    await rename(town, '一度目の課');
    const waits = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%reporting_month%SHARE%'
                    AND datname = current_database()`;
    await until(async () => (await database.snapshot(town, (tx) => tx.query(waits))).length > 0);
    await rename(town, '二度目の課');
    await settled();
    expect((await owed(town)).done).toBe(before);

    release.open();
    await lock;
    await until(() => isDone(town));
    expect(await storedFigures(database, town)).toContain('二度目の課');
    await until(() => nothingOwed(town));
  });

  it('is found by the reconciler when its nudge was never given', async () => {
    const town = await reportedTown(app, '2026-10');
    await workOnNudgesAlone();
    await until(() => nothingOwed(town));
    const mute = new OwedWork(() => undefined);
    await database.transaction(town, (tx) => mute.raise(tx, 'provisional', ['2026-10']));
    await pause(500);
    expect(await isDone(town)).toBe(false);

    expect(await reconcile(database, owedWork, app.get(Nudges))).toBe(1);
    await until(() => nothingOwed(town));
    expect(await reconcile(database, owedWork, app.get(Nudges))).toBe(0);
  });

  it('is done by a worker that starts after the queue lost everything', async () => {
    const town = await reportedTown(app, '2026-10');
    await app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
    await settled();
    expect((await app.get(Queues).counts())['months']!.waiting).toBeGreaterThan(0);
    await emptyQueue();
    expect((await app.get(Queues).counts())['months']!.waiting).toBe(0);

    running.push(await startWorker(app));
    await until(() => nothingOwed(town));
    const { holds } = await app.get(FiguresService).verifyDigest(dxOffice(town), '2026-10' as Period, 1);
    expect(holds).toBe(true);
  });

  it('goes on being done when the queue is emptied under a working worker', async () => {
    const town = await reportedTown(app, '2026-10');
    running.push(await startWorker(app));
    await until(() => isDone(town));
    await rename(town, '消える前の課');
    await emptyQueue();
    await rename(town, '消えた後の課');
    await reconcile(database, owedWork, app.get(Nudges));
    await until(() => nothingOwed(town));
    expect(await storedFigures(database, town)).toContain('消えた後の課');
  });
});
