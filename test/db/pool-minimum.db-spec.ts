import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClosingService } from '../../src/closing/closing.service.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { copyOf, type ReportedTown, reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';

let fresh: FreshDatabase;
let towns: ReportedTown[];

beforeAll(async () => {
  fresh = await freshDatabase();
  const app = await testApp(fresh);
  const database = app.get(Database);
  const model = await reportedTown(app, '2026-10');
  await app.get(ClosingService).close(dxOffice(model), model.month, { acceptSubmitted: true });
  towns = [];
  for (let n = 0; n < 20; n += 1) {
    const town = await copyOf(database, model);
    await database.transaction(town, (tx) =>
      tx.execute(
        `UPDATE owed_work SET done = CASE kind WHEN 'final' THEN 0 ELSE requested END, done_at = NULL`,
      ),
    );
    towns.push(town);
  }
  await app.close();
});
afterAll(() => fresh.close());

describe.each([2, 3, 10])('with DATABASE_POOL_SIZE=%i', (poolSize) => {
  let app: INestApplicationContext;
  beforeAll(async () => {
    app = await testApp(fresh, { environment: { DATABASE_POOL_SIZE: String(poolSize) } });
    for (const town of towns) {
      await app
        .get(Database)
        .transaction(town, (tx) =>
          tx.execute(`UPDATE owed_work SET requested = requested + 1 WHERE kind = 'final'`),
        );
    }
  });
  afterAll(() => app.close());

  it('twenty closes at once, each of which reports its progress, all end', async () => {
    const runner = app.get(OwedWorkRunner);
    const closing = towns.map(({ municipality }) =>
      runner.run({ municipality, kind: 'final', key: '2026-10' }),
    );
    await Promise.all(closing);
    for (const town of towns) {
      const row = await app
        .get(Database)
        .snapshot(town, (tx) => app.get(OwedWork).find(tx, 'final', '2026-10'));
      expect(row?.done).toBe(row?.requested);
    }
  });

  it('work inside a transaction finds a further connection only where one is free', async () => {
    const database = app.get(Database);
    const [town] = towns;
    if (!town) throw new Error('no town');
    let inside = 0;
    const ran: boolean[] = [];
    await Promise.all(
      Array.from({ length: poolSize }, () =>
        database.snapshot(town, async (tx) => {
          await tx.query('SELECT 1');
          inside += 1;
          while (inside < poolSize) await pause(10);
          ran.push(await database.transactionIfFree(town, () => Promise.resolve()));
          // Nobody lets go of a connection before the last has asked for one.
          while (ran.length < poolSize) await pause(10);
        }),
      ),
    );
    expect(ran).not.toContain(true);
    // The end of a view is not waited for: its connection is free a moment later.
    while (!(await database.transactionIfFree(town, () => Promise.resolve()))) await pause(10);
  });
});
