import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { MonthService } from '../../src/closing/month.service.js';
import { OwedWorkService } from '../../src/worker/owed-work.service.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { killWorkerAt } from '../setup/kill-worker.js';
import { startWorkerProcess } from '../setup/processes.js';
import { type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';

/** A file that ends every worker which begins to take it in. */
const DEADLY = 'import:before-read';
const STARTS = 5;

let fresh: FreshDatabase;
let app: INestApplicationContext;
let poisoned: ReportedTown;
let other: ReportedTown;
let id: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
  poisoned = await reportedTown(app, '2026-10');
  other = await reportedTown(app, '2026-10');
  const request = {
    kind: 'departments',
    bytes: Buffer.from('x'),
    fileName: '',
    parameters: {},
    dryRun: false,
  };
  ({ id } = await app.get(ImportService).accept(dxOffice(poisoned), 'k', request));
  await app.get(ClosingService).close(dxOffice(other), other.month, { acceptSubmitted: true });
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const owed = () => app.get(Database).snapshot(poisoned, (tx) => app.get(OwedWork).find(tx, 'import', id));

async function until(what: () => Promise<boolean>, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error(`not in time:\n${output()}`);
    await pause(200);
  }
}

describe('a file that kills each worker that begins to take it in', () => {
  it('is set aside after five of them, and the other towns’ months are closed', async () => {
    for (let start = 1; start <= STARTS; start += 1) {
      await killWorkerAt(fresh, DEADLY);
      expect(await owed()).toMatchObject({ starts: start, setAsideAt: null });
    }
    const environment = { DATABASE_URL: fresh.applicationUrl, NODE_ENV: 'test', TETSUZUKI_STOP_AT: DEADLY };
    const worker = await startWorkerProcess(environment);
    try {
      const months = app.get(MonthService);
      await until(
        async () => (await months.get(dxOffice(other), other.month)).state === 'closed',
        () => worker.output(),
      );
      await until(
        async () => (await owed())?.setAsideAt != null,
        () => worker.output(),
      );
      expect((await owed())?.failure).toContain(`${STARTS}回始めました`);
      const outstanding = await app.get(OwedWorkService).outstanding(dxOffice(poisoned));
      expect(outstanding.find(({ kind }) => kind === 'import')).toMatchObject({ starts: STARTS });
      await app.get(OwedWorkService).drop(dxOffice(poisoned), 'import', id);
      expect(await app.get(ImportService).get(dxOffice(poisoned), id)).toMatchObject({ state: 'dropped' });
    } finally {
      expect(await worker.end('SIGTERM')).toBe(0);
    }
  });
});
