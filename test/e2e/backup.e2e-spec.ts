import { mkdtemp, rm, truncate, writeFile, chmod, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ClosingService } from '../../src/closing/closing.service.js';
import { type Manifest, readManifest } from '../../src/platform/backup/manifest.js';
import {
  startEmbeddedPostgres,
  removeEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.js';
import { OwedWorkRunner } from '../../src/platform/owed-work/runner.js';
import { testApp } from '../setup/test-app.js';
import { OwnServer } from '../setup/own-server.js';
import { startProcess } from '../setup/processes.js';
import { reportedTown } from '../setup/reported-town.js';
import { dxOffice } from '../setup/town.js';

const WRITERS = 4;

let server: OwnServer;
let app: INestApplicationContext;
let folder: string;
let manifest: Manifest;
/** What had been acknowledged when the backup was asked for, by writer. */
let acknowledged: number[];

beforeAll(async () => {
  server = await OwnServer.start({ durable: true });
  folder = await mkdtemp(join(tmpdir(), 'tetsuzuki-backup-'));
  await chmod(folder, 0o755);
  app = await testApp(server);
  for (const month of ['2026-09', '2026-10']) {
    const town = await reportedTown(app, month);
    await app.get(ClosingService).close(dxOffice(town), town.month, { acceptSubmitted: true });
    await app.get(OwedWorkRunner).settle(town);
  }
  await app.close();
});
afterAll(async () => {
  for (const name of ['restored', 'damaged'])
    await removeEmbeddedPostgres(join(folder, name)).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  await server.remove();
});

async function command(...args: string[]): Promise<{ code: number | null; output: string }> {
  const started = startProcess('cli', {}, args);
  const code = await started.ended();
  return { code, output: started.output() };
}

/** Numbers one after the other, as fast as the server acknowledges them, in a table that is grown and emptied. */
class Writer {
  acknowledged = 0;
  private going = true;
  private readonly ended: Promise<void>;

  constructor(writer: number) {
    this.ended = this.write(writer);
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.ended;
  }

  private async write(writer: number): Promise<void> {
    const client = new pg.Client(server.ownerUrl);
    await client.connect();
    for (let n = 1; this.going; n += 1) {
      await client.query('INSERT INTO written VALUES ($1, $2, repeat($3, 500))', [writer, n, String(n)]);
      this.acknowledged = n;
      // New files come and others go while the files are being copied.
      if (n % 50 === 0)
        await client.query(
          `CREATE TABLE passing_${writer}_${n} AS SELECT 1; DROP TABLE passing_${writer}_${n}`,
        );
    }
    await client.end();
  }
}

describe('a backup of a running server, without any client of PostgreSQL', () => {
  it('is taken while clerks write', async () => {
    await server.asSuperuser(
      'CREATE TABLE written (writer int, n int, filler text); ALTER TABLE written OWNER TO tetsuzuki_owner',
      'tetsuzuki',
    );
    const writers = Array.from({ length: WRITERS }, (_, at) => new Writer(at));
    await pause(1_500);
    acknowledged = writers.map((writer) => writer.acknowledged);
    const out = join(folder, 'out');
    const { code, output } = await command('backup', '--data', server.dataFolder, '--out', out, '--json');
    await Promise.all(writers.map((writer) => writer.stop()));
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    manifest = await readManifest(out);
    expect(manifest.files.length).toBeGreaterThan(500);
    expect((await stat(out)).mode & 0o077).toBe(0);
    expect(Math.min(...writers.map((writer) => writer.acknowledged))).toBeGreaterThan(
      Math.min(...acknowledged),
    );
  });

  it('is put back into an empty folder, with every closed month as it was frozen', async () => {
    const from = join(folder, 'out');
    const restored = join(folder, 'restored');
    const { code, output } = await command('restore', '--from', from, '--data', restored, '--json');
    expect(code === 0 ? '' : output).toBe('');
    expect(JSON.parse(output)).toMatchObject({ verified: 2, differing: [], finishedAt: manifest.finishedAt });

    const server = await startEmbeddedPostgres({ dataFolder: restored });
    const client = new pg.Client(server.url('tetsuzuki_owner', 'tetsuzuki'));
    await client.connect();
    const { rows } = await client.query<{ writer: number; most: number; all: number }>(
      `SELECT writer, max(n) AS most, count(DISTINCT n)::int AS "all" FROM written GROUP BY writer ORDER BY writer`,
    );
    await client.end();
    await server.release();
    expect(rows).toHaveLength(WRITERS);
    for (const { writer, most, all } of rows) {
      // Every write acknowledged before the backup is there, and of the later ones those up to one moment.
      expect(most).toBeGreaterThanOrEqual(acknowledged[writer] ?? Infinity);
      expect(all).toBe(most);
    }
  });

  it.each([
    [
      'into a folder that has a database',
      () => ['restore', '--from', 'out', '--data', 'restored'],
      'データベースがあります',
    ],
    [
      'out of a folder without a backup',
      () => ['restore', '--from', '.', '--data', 'damaged'],
      '完全なバックアップがありません',
    ],
    [
      'over files that are there',
      () => ['backup', '--out', '.', '--data', server.dataFolder],
      '空ではありません',
    ],
  ])('is refused %s', async (_, args, sentence) => {
    const input = args().map((arg) => (/^(?:out|restored|damaged|\.)$/.test(arg) ? join(folder, arg) : arg));
    const { code, output } = await command(...input);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('is refused where one file of it is not what was written', async () => {
    const victim = manifest.files.find(({ bytes, path }) => bytes > 8_192 && path.startsWith('base/'));
    const path = join(folder, 'out', 'cluster', victim?.path ?? '');
    await truncate(path, 8_192);
    const cut = await command('restore', '--from', join(folder, 'out'), '--data', join(folder, 'damaged'));
    expect(cut.code).toBe(1);
    expect(cut.output).toContain(victim?.path);
    await writeFile(path, Buffer.alloc(victim?.bytes ?? 0));
    const other = await command('restore', '--from', join(folder, 'out'), '--data', join(folder, 'damaged'));
    expect(other.code).toBe(1);
    expect(other.output).toContain('壊れています');
  });
});
