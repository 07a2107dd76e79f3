import { execFile } from 'node:child_process';
import { readdir, readFile, rename, rm, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRoot } from './account.js';
import { type Binaries, findBinaries } from './binaries.js';
import { clusterFolder, draftOf, type Place, serverFolder, handOver, settlePlace } from './place.js';

/** Needs no library of the machine, and, unlike C, knows the letters of every script: pg_trgm depends on that. */
const locale = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
];

/**
 * Makes the database files where there are none yet. They are made beside their place and renamed into it, so a
 * process killed in the middle leaves nothing half done and of two at once one wins.
 */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<void> {
  const cluster = clusterFolder(place);
  if ((await versionOf(cluster)) !== null) return;
  await removeAbandoned(place);
  const draft = draftOf(cluster);
  try {
    await promisify(execFile)(
      binaries.initdb,
      // Only the socket leads in, and its folder is the server's account's alone.
      ['--pgdata', draft, '--username=postgres', '--auth=trust', '--no-instructions', '--no-sync', ...locale],
      { ...(isRoot() ? place.account : {}), cwd: '/', env: { ...binaries.environment } },
    );
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const words = (error as { stderr?: string }).stderr?.trim().split('\n').slice(-4).join(' / ');
    throw new Error(`組み込みPostgreSQLのデータ領域を ${cluster} に作れません: ${words ?? String(error)}`, {
      cause: error,
    });
  }
  await rename(draft, cluster).catch(() => rm(draft, { recursive: true, force: true }));
}

async function versionOf(cluster: string): Promise<string | null> {
  return readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
}

/** Drafts whose process is gone. One whose id was given to another process meanwhile stays until that ends. */
async function removeAbandoned(place: Place): Promise<void> {
  for (const name of await readdir(serverFolder(place))) {
    const pid = /^cluster\.(\d+)\./.exec(name)?.[1];
    if (pid && !isAlive(Number(pid)))
      await rm(join(serverFolder(place), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Lets `fill` write the database files of a data folder that has none. They are written beside their place and
 * renamed into it when whole.
 * @throws a sentence in Japanese where there is a database already
 */
export async function placeCluster(
  dataFolder: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const place = await settlePlace(dataFolder, await findBinaries());
  const cluster = clusterFolder(place);
  if (await lstat(cluster).catch(() => null))
    throw new Error(`${dataFolder} にはデータベースがあります。空のフォルダーを指定してください。`);
  const draft = draftOf(cluster);
  try {
    await mkdir(draft, { mode: 0o700 });
    await fill(draft);
    await handOver(draft, place.account);
    await rename(draft, cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}
