import { strict as assert } from 'node:assert';
import { type INestApplicationContext } from '@nestjs/common';
import type pg from 'pg';
import { commandContext } from '../src/access/command-context.js';
import { RunLogService } from '../src/automation/run-log/run-log.service.js';
import { Database } from '../src/platform/database/database.js';
import { OwedWork } from '../src/platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../src/platform/owed-work/runner.js';
import { alternate, type Way } from './alternate.js';
import { bareTransaction, withBarePg } from './bare-pg.js';
import { GROUP_BY, receiveByHand, SUM_BY_HAND } from './floor-run-logs.js';
import { withAppContext } from './app-context.js';
import { note, option, secondsOf } from './measure.js';
import { printLines } from './print-lines.js';
import { fillRuns, runsToSend } from './run-logs-seed.js';
import { codeOf, seed } from './seed.js';
import { onServer } from './server.js';

const rows = option('logged', 1_000_000);
const months = option('months', 13);
const robots = option('robots', 20);
const runs = option('runs', 5);
const concurrency = option('concurrency', 2);
const BATCH = 10_000;
const municipality = codeOf(0);
const SUMMED = 'bare pg, GROUP BY and one insert';
const RECEIVED = 'bare pg, COPY and one insert';

await onServer(async ({ superuserUrl, applicationUrl }) => {
  await seed(superuserUrl, { municipalities: 1, procedures: 0, departments: 1, history: 1, months: 1 });
  const filled = await fillRuns(superuserUrl, municipality, { rows, months, robots });
  await withAppContext(applicationUrl, undefined, (app) =>
    withBarePg(applicationUrl, async (client) => {
      await sum(app, client, filled);
      await receive(app, client);
    }),
  );
});

/** From runs that are stored to the sums of all their months. */
async function sum(app: INestApplicationContext, client: pg.Client, keys: string[]): Promise<void> {
  const product = async (): Promise<number> => {
    await oweWithoutNudge(app, keys);
    return secondsOf(async () => {
      const waiting = [...keys];
      const work = async (): Promise<void> => {
        for (let key = waiting.pop(); key !== undefined; key = waiting.pop())
          await app.get(OwedWorkRunner).run({ municipality, kind: 'run-sums', key });
      };
      await Promise.all(Array.from({ length: concurrency }, work));
    });
  };
  const byHand = (sql: string) => (): Promise<number> =>
    secondsOf(() => bareTransaction(client, municipality, () => client.query(sql, [municipality])));
  await product();
  const sums = await sumsIn(client);
  assert.equal(sums.length, keys.length * robots);
  await bareTransaction(client, municipality, () =>
    client.query('DELETE FROM automation_run_sum WHERE municipality_id = $1', [municipality]),
  );
  await byHand(SUM_BY_HAND)();
  assert.deepEqual(await sumsIn(client), sums);
  note(await sizeOfRuns(client));
  note(`${sums.length} sums of ${keys.length} months, the same as by hand`);
  const ways: Way[] = [
    {
      ...{ name: `product, ${keys.length} pieces of owed work`, rows, concurrency, aim: 1.5 },
      once: product,
    },
    { name: SUMMED, rows, once: byHand(SUM_BY_HAND) },
    { name: 'plain GROUP BY', rows, once: byHand(GROUP_BY) },
  ];
  const title = `Sums of run logs, median of ${runs}`;
  printLines({ bench: 'run-logs', title, floor: SUMMED }, await alternate(ways, runs, 2));
}

/** From a batch as it was sent to the commit of its runs, among those that are there. */
async function receive(app: INestApplicationContext, client: pg.Client): Promise<void> {
  const service = app.get(RunLogService);
  let pass = 0;
  const product = async (): Promise<number> => {
    pass += 1;
    const sent = runsToSend(BATCH, robots, pass);
    return secondsOf(async () => {
      const { stored } = await service.receive(commandContext(municipality), `bench-${pass}`, sent);
      assert.equal(stored, BATCH);
    });
  };
  const byHand = async (): Promise<number> => {
    pass += 1;
    const sent = runsToSend(BATCH, robots, pass);
    return secondsOf(async () => assert.equal(await receiveByHand(client, municipality, sent), BATCH));
  };
  const known = runsToSend(BATCH, robots, 0);
  await service.receive(commandContext(municipality), 'bench-0', known);
  let again = 0;
  const ways: Way[] = [
    { name: 'product', rows: BATCH, aim: 3, once: product },
    {
      name: 'product, the same runs again',
      rows: BATCH,
      once: () =>
        secondsOf(() => service.receive(commandContext(municipality), `bench-again-${++again}`, known)),
    },
    { name: RECEIVED, rows: BATCH, once: byHand },
  ];
  const title = `Batches of run logs, median of ${runs}`;
  printLines({ bench: 'run-logs', title, floor: RECEIVED }, await alternate(ways, runs, 2));
}

/** What an arriving batch leaves behind, but for the nudge. */
async function oweWithoutNudge(app: INestApplicationContext, keys: string[]): Promise<void> {
  const silent = new OwedWork(() => undefined);
  await app.get(Database).transaction({ municipality }, (tx) => silent.raise(tx, 'run-sums', keys));
}

async function sumsIn(client: pg.Client): Promise<object[]> {
  return bareTransaction(client, municipality, async () => {
    const { rows: found } = await client.query<object>(
      `SELECT month, project_id, runs, failures, cases, cases_na, runs_without_cases, robot_seconds, runs_without_end,
              last_run_at FROM automation_run_sum WHERE municipality_id = $1 ORDER BY month, project_id`,
      [municipality],
    );
    return found;
  });
}

async function sizeOfRuns(client: pg.Client): Promise<string> {
  const { rows: found } = await client.query<{ size: string }>(
    `SELECT pg_size_pretty(pg_table_size('robot_run')) || ' of runs, ' || pg_size_pretty(pg_indexes_size('robot_run'))
            || ' of their indexes' AS size`,
  );
  return found[0]?.size ?? '';
}
