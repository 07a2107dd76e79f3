import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import {
  type EmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.js';
import { runningPostmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import { folderInUse } from '../../src/platform/embedded-postgres/place.js';

let checkout: string;
let dataFolder: string;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function newCheckout(): Promise<void> {
  checkout = await mkdtemp(join(tmpdir(), '手続 checkout-'));
  await chmod(checkout, 0o755);
  dataFolder = join(checkout, '.data');
}

async function removeCheckout(): Promise<void> {
  await removeEmbeddedPostgres(dataFolder);
  await rm(checkout, { recursive: true, force: true });
}

/** A process of its own that holds the server until its input ends, as `demo` and `cli` do. */
async function startUser(folder = dataFolder): Promise<ChildProcess> {
  const launcher = new URL('../../dist/src/platform/embedded-postgres/embedded-postgres.js', import.meta.url)
    .href;
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(launcher)});
    const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(folder)}, durable: false });
    process.on('SIGINT', () => undefined);
    console.log('ready');
    process.stdin.on('end', async () => { await server.release(); process.exit(0); }).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  children.push(child);
  if (!child.stdout) throw new Error('no output to wait for');
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('ended'))),
  ]);
  return child;
}

async function letGo(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await ended(child);
  expect(child.signalCode).toBeNull();
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function serverPid(): Promise<number | null> {
  const tempFolder = await folderInUse(dataFolder);
  return tempFolder === null ? null : runningPostmaster({ tempFolder });
}

const start = (folder = dataFolder): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataFolder: folder, durable: false });

async function ask<Row extends pg.QueryResultRow>(server: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const client = new pg.Client(server.superuserUrl);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  describe('in a folder of its own', () => {
    beforeEach(newCheckout);
    afterEach(removeCheckout);

    it('starts in an empty folder whose path has spaces and Japanese, and keeps its data from one start to the next', async () => {
      const first = await start();
      await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
      await first.release();
      expect(await serverPid()).toBeNull();

      const second = await start();
      expect(await ask(second, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
      await second.release();
    });

    it('is one server when several processes start it at the same moment', async () => {
      const users = await Promise.all([startUser(), startUser(), startUser(), start()]);
      const servers = (await readdir(tmpdir())).filter((name) => name.startsWith('tetsuzuki-postgres-'));
      const ours = await Promise.all(
        servers.map((name) => readFile(join(tmpdir(), name, 'belongs-to.json'), 'utf8').catch(() => '')),
      );
      expect(ours.filter((text) => text.includes(dataFolder))).toHaveLength(1);
      const [a, b, c, own] = users;
      await Promise.all([letGo(a), letGo(b), letGo(c), own.release()]);
      expect(await serverPid()).toBeNull();
    });

    it('makes a fresh start when its folder is gone, and clears away the server left behind', async () => {
      await kill(await startUser());
      const oldFolder = (await folderInUse(dataFolder)) ?? '';
      const orphan = await runningPostmaster({ tempFolder: oldFolder });
      await rm(dataFolder, { recursive: true });

      const fresh = await start();
      expect(fresh.socketFolder).not.toBe(oldFolder);
      expect(orphan).not.toBeNull();
      expect(await runningPostmaster({ tempFolder: oldFolder })).toBeNull();
      await expect(stat(oldFolder)).rejects.toThrow('ENOENT');
      await fresh.release();
    });

    it('goes along when its folder is moved, and is another one in a copy', async () => {
      const first = await start();
      await ask(first, 'CREATE TABLE kept AS SELECT 1 AS one');
      const moved = join(checkout, 'moved');
      await rename(dataFolder, moved);
      const second = await start(moved);
      expect(second.socketFolder).toBe(first.socketFolder);
      await Promise.all([first.release(), second.release()]);

      await rename(moved, dataFolder);
      await (await start()).release();
      const copy = join(checkout, 'copy');
      await cp(dataFolder, copy, { recursive: true });
      const [original, copied] = await Promise.all([start(), start(copy)]);
      expect(copied.socketFolder).not.toBe(original.socketFolder);
      await Promise.all([original.release(), copied.release()]);
      await removeEmbeddedPostgres(copy);
    });

    it('starts in a folder that only its owner may enter', async () => {
      const folder = join(checkout, 'private');
      await mkdir(folder, { mode: 0o700 });
      const server = await start(join(folder, '.data'));
      expect(await ask(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await server.release();
      await removeEmbeddedPostgres(join(folder, '.data'));
    });

    it('says in one sentence why it cannot start, with the last words of the log', async () => {
      await (await start()).release();
      await writeFile(join(dataFolder, 'postgres', 'cluster', 'postgresql.conf'), 'no_such_setting = 1\n');
      await expect(start()).rejects.toThrow(/^組み込みPostgreSQLを起動できません.*no_such_setting/);
    });
  });

  // Making a cluster takes as long as all of a test: these share one.
  describe('in a folder with a cluster', () => {
    beforeAll(async () => {
      await newCheckout();
      await (await start()).release();
    });
    afterAll(removeCheckout);

    it('listens on no network and knows Japanese letters', async () => {
      const server = await start();
      expect(await ask(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
      await ask(server, 'CREATE EXTENSION pg_trgm');
      const [row] = await ask<{ trigrams: string[] }>(server, `SELECT show_trgm('要介護認定') AS trigrams`);
      expect(row?.trigrams.length).toBeGreaterThan(3);
      await server.release();
    });

    it('has addresses that TypeORM understands', async () => {
      const server = await start();
      const source = new DataSource({ type: 'postgres', url: server.superuserUrl });
      await source.initialize();
      expect(await source.query('SELECT current_user AS role')).toEqual([{ role: 'postgres' }]);
      await source.destroy();
      await server.release();
    });

    it('is adopted by a second process and stopped by the last one only', async () => {
      const demo = await startUser();
      const pid = await serverPid();
      const cli = await start();
      expect(await serverPid()).toBe(pid);

      await letGo(demo);
      expect(await ask(cli, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await cli.release();
      expect(await serverPid()).toBeNull();
    });

    it('is stopped or adopted, never half of both, when one process leaves as another arrives', async () => {
      for (let round = 0; round < 10; round++) {
        const leaving = await start();
        const [arriving] = await Promise.all([start(), leaving.release()]);
        expect(await ask(arriving, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await arriving.release();
        expect(await serverPid()).toBeNull();
      }
    });

    it('survives a Ctrl-C to the process that started it', async () => {
      const demo = await startUser();
      const pid = await serverPid();
      process.kill(-(demo.pid ?? 0), 'SIGINT');
      await sleep(300);
      expect(await serverPid()).toBe(pid);
      await letGo(demo);
      expect(await serverPid()).toBeNull();
    });

    it('is adopted after its only user was killed, and the killed one counts no more', async () => {
      await kill(await startUser());
      const orphan = await serverPid();
      expect(orphan).not.toBeNull();

      const next = await start();
      expect(await serverPid()).toBe(orphan);
      await next.release();
      expect(await serverPid()).toBeNull();
    });

    it('starts again after the server itself was killed, even where its process id was given to another', async () => {
      const demo = await startUser();
      const pid = await serverPid();
      process.kill(pid ?? 0, 'SIGKILL');
      await kill(demo);
      const lock = join(dataFolder, 'postgres', 'cluster', 'postmaster.pid');
      const lines = (await readFile(lock, 'utf8')).split('\n');
      await writeFile(lock, [String(process.pid), ...lines.slice(1)].join('\n'));

      const next = await start();
      expect(await ask(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await next.release();
    });

    it('keeps a share that a crash of one session has ended', async () => {
      const demo = await start();
      const cli = await startUser();
      await ask(
        demo,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tetsuzuki-lease'`,
      );
      await sleep(500);
      await letGo(cli);
      expect(await ask(demo, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await demo.release();
      expect(await serverPid()).toBeNull();
    });
  });
});
