import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { copyFile } from './copy-file.js';
import { type BackedUpFile, CLUSTER, type Manifest, writeManifest } from './manifest.js';

/** What a starting server makes anew; pg_wal is copied apart, from the start of the backup to its end. */
const EMPTIED = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];
const LEFT_OUT =
  /^(?:postmaster\.(?:pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*)$/;
const WAL_SEGMENT = /^[0-9A-F]{24}$/;
const SLOT = 'tetsuzuki_backup';
const AT_ONCE = 16;

/**
 * Copies the files of a running server, whatever is written meanwhile, together with the log that makes them whole.
 * Needs no client of PostgreSQL, but a superuser's address and this process's eyes on the server's data folder.
 * @throws a sentence in Japanese where the folder cannot be read or the target is not empty
 */
export async function takeBackup(superuserUrl: string, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Error(`${folder} は空ではありません。空のフォルダーを指定してください。`);
  const client = new pg.Client({ connectionString: superuserUrl, application_name: 'tetsuzuki-backup' });
  await client.connect();
  try {
    return await copyServer(client, folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function copyServer(client: pg.Client, folder: string): Promise<Manifest> {
  const startedAt = new Date().toISOString();
  const cluster = join(folder, CLUSTER);
  const [server] = await rows<{ version: string; data: string; tablespaces: number }>(
    client,
    `SELECT current_setting('server_version') AS version, current_setting('data_directory') AS data,
            (SELECT count(*)::int FROM pg_tablespace WHERE spcname NOT LIKE 'pg\\_%') AS tablespaces`,
  );
  if (!server) throw new Error('サーバーの設定を読めません。');
  if (server.tablespaces > 0)
    throw new Error('表領域（tablespace）のあるサーバーは、この方法では写せません。');
  await refuseUnlessReadable(server.data);
  // Keeps the log from being recycled until it has been copied; gone with this session.
  await client.query(`SELECT pg_create_physical_replication_slot('${SLOT}', true, true)`);
  const [start] = await rows<{ segment: string }>(
    client,
    `SELECT pg_walfile_name(pg_backup_start('tetsuzuki', true)) AS segment`,
  );
  const files = await copyFolder(server.data, cluster, '');
  const [stop] = await rows<{ lsn: string; segment: string; label: string }>(
    client,
    `SELECT lsn::text, pg_walfile_name(lsn) AS segment, labelfile AS label FROM pg_backup_stop(false)`,
  );
  if (!start || !stop) throw new Error('サーバーがバックアップの始まりと終わりを返しませんでした。');
  const log = (await readdir(join(server.data, 'pg_wal')))
    .filter((name) => WAL_SEGMENT.test(name) && name >= start.segment && name <= stop.segment)
    .map((name) => `pg_wal/${name}`);
  for (const path of log) {
    files.push({ path, ...(await copyFile(join(server.data, path), join(cluster, path))) });
  }
  await writeFile(join(cluster, 'backup_label'), stop.label, { mode: 0o600, flush: true });
  const manifest: Manifest = {
    format: 1,
    startedAt,
    finishedAt: new Date().toISOString(),
    serverVersion: server.version,
    consistentAt: stop.lsn,
    files,
  };
  await writeManifest(folder, manifest);
  return manifest;
}

async function copyFolder(data: string, cluster: string, inside: string): Promise<BackedUpFile[]> {
  await mkdir(join(cluster, inside), { recursive: true, mode: 0o700 });
  if (EMPTIED.includes(inside)) {
    if (inside === 'pg_wal') {
      for (const name of ['archive_status', 'summaries'])
        await mkdir(join(cluster, inside, name), { mode: 0o700 });
    }
    return [];
  }
  const copied: BackedUpFile[] = [];
  const entries = (await readdir(join(data, inside), { withFileTypes: true })).filter(
    ({ name }) => !LEFT_OUT.test(name),
  );
  const pathOf = (name: string) => (inside === '' ? name : `${inside}/${name}`);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => pathOf(name));
  // Each waits for the disk; several wait together.
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const batch = files.slice(at, at + AT_ONCE).map((path) => copyUnlessGone(data, cluster, path));
    copied.push(...(await Promise.all(batch)).flat());
  }
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    copied.push(...(await copyFolder(data, cluster, pathOf(name))));
  }
  return copied;
}

/** A table dropped meanwhile takes its files along; the log knows. */
async function copyUnlessGone(data: string, cluster: string, path: string): Promise<BackedUpFile[]> {
  try {
    return [{ path, ...(await copyFile(join(data, path), join(cluster, path))) }];
  } catch (error) {
    const { code, path: at } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && at !== undefined && dirname(at).startsWith(data)) return [];
    throw error;
  }
}

async function refuseUnlessReadable(data: string): Promise<void> {
  try {
    await readdir(data);
  } catch (error) {
    throw new Error(
      `サーバーのデータのフォルダー ${data} を、このコマンドから読めません。同じ機械の、読める利用者で動かすか、` +
        'pg_dump（docs/operations.md の「論理バックアップ」）を使ってください。',
      { cause: error },
    );
  }
}

async function rows<Row extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<Row[]> {
  return (await client.query<Row>(sql)).rows;
}
