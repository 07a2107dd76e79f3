import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type FreshDatabase, freshDatabase } from '../setup/fresh-database.js';
import { testApp } from '../setup/test-app.js';
import { startProcess, startWeb, startWorkerProcess } from '../setup/processes.js';
import { reportedTown } from '../setup/reported-town.js';
import { until } from '../setup/until.js';

let fresh: FreshDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await testApp(fresh);
});
afterAll(async () => {
  await app.close();
  await fresh.close();
});

const environment = () => ({ DATABASE_URL: fresh.applicationUrl });

describe('on SIGTERM', () => {
  it('the web ends cleanly, and answers no more', async () => {
    const web = await startWeb(environment());
    await fetch(`${web.url}/health/live`).then(({ status }) => expect(status).toBe(200));
    expect(await web.end('SIGTERM')).toBe(0);
    await expect(fetch(`${web.url}/health/live`)).rejects.toThrow();
  });

  it('the web has written a line for every request it answered', async () => {
    const web = await startWeb(environment());
    const ask = (at: number) => fetch(`${web.url}/nothing/${at}`).then((answer) => answer.text());
    await Promise.all(Array.from({ length: 40 }, (_, at) => ask(at)));
    await web.end('SIGTERM');
    for (let at = 0; at < 40; at += 1) expect(web.output()).toContain(`"url":"/nothing/${at}"`);
    expect(web.output()).toContain('停止します');
  });

  it('the worker first ends the job it has in hand', async () => {
    const town = await reportedTown(app, '2026-10');
    const worker = await startWorkerProcess(environment());
    const owner = new pg.Client(fresh.ownerUrl);
    await owner.connect();
    await owner.query('BEGIN; LOCK TABLE figure IN EXCLUSIVE MODE');
    const owed = app.get(OwedWork);
    const database = app.get(Database);
    await database.transaction(town, (tx) => owed.raise(tx, 'provisional', ['2026-10']));
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database()
                       AND application_name = 'tetsuzuki-worker' AND wait_event_type = 'Lock'`;
    await until(
      () => database.snapshot(town, (tx) => tx.query(waiting)),
      (rows) => rows.length > 0,
    );

    const ended = worker.end('SIGTERM');
    await worker.says('停止します');
    await pause(500);
    expect(worker.process.exitCode).toBeNull();
    await owner.query('ROLLBACK');
    await owner.end();
    expect(await ended).toBe(0);
    const done = await database.snapshot(town, (tx) => tx.query('SELECT FROM figure'));
    expect(done).not.toHaveLength(0);
  });
});

describe('the log of a process that writes several lines at a time', () => {
  const logger = join(import.meta.dirname, '..', '..', 'dist', 'src', 'platform', 'logging', 'logger.js');

  it.each([
    ['throws', 'throw new Error("boom")'],
    ['leaves a rejection to nobody', 'Promise.reject(new Error("boom"))'],
    ['throws later', 'setTimeout(() => { throw new Error("boom"); }, 5)'],
    ['exits', 'process.exit(3)'],
    ['has nothing left to do', ''],
  ])('has every line where it %s', (_, ending) => {
    const script = `import { createLogger } from ${JSON.stringify(pathToFileURL(logger).href)};
      const logger = createLogger('info', { gathered: true });
      for (let at = 0; at < 500; at += 1) logger.info({ at }, 'line');
      ${ending}`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    expect(stderr.match(/"msg":"line"/g)).toHaveLength(500);
    expect(stderr).toContain('"at":499');
  });
});

describe('with a wrong environment', () => {
  it.each([
    ['main', 'DATABASE_URL', {}],
    ['worker', 'DATABASE_URL', { DATABASE_URL: 'mysql://localhost/x' }],
    ['main', 'PORT', { DATABASE_URL: 'postgresql://localhost/x', PORT: 'eighty' }],
    ['main', 'TRUST_PROXY', { DATABASE_URL: 'postgresql://localhost/x', TRUST_PROXY: 'true' }],
    ['main', 'MANAGEMENT_TOKEN', { DATABASE_URL: 'postgresql://localhost/x', MANAGEMENT_TOKEN: 'short' }],
    ['worker', 'REDIS_URL', { DATABASE_URL: 'postgresql://localhost/x', REDIS_URL: 'http://localhost' }],
  ] as const)('%s ends with 1 and one line that names %s', async (entryPoint, variable, input) => {
    const started = startProcess(entryPoint, input);
    expect(await started.ended()).toBe(1);
    const lines = started.output().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(variable);
  });

  it('the owner of the tables is refused as the application', async () => {
    const started = startProcess('main', { DATABASE_URL: fresh.ownerUrl, PORT: '0' });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toContain('owner');
  });
});
