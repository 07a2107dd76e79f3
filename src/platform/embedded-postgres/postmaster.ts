import { execFile, spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isRoot } from './account.js';
import { type Binaries } from './binaries.js';
import { clusterFolder, logFile, type Place } from './place.js';

/** The port only names the socket's file: the server listens on no network. */
export const socketPort = 5432;

const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  // Beyond a quarter of these a table that is read through is read from the system anew each time.
  shared_buffers: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** For data nobody misses: a crash of the machine may destroy them, and every commit is quicker. */
const withoutDurability = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A server by its traces: its temporary folder, and its data where they are still known. */
export interface Server {
  readonly tempFolder: string;
  readonly cluster?: string;
}

/** A server process just started; `ended` says when it has ended, with how it did. */
export interface Postmaster {
  ended: string | null;
}

/** Starts the server, detached: a Ctrl-C meant for this process does not reach it. It may not accept calls yet. */
export async function spawnPostmaster(
  place: Place,
  binaries: Binaries,
  durable: boolean,
): Promise<Postmaster> {
  const options = { ...settings, ...(durable ? {} : withoutDurability) };
  const log = await open(logFile(place), 'a', 0o600);
  if (isRoot()) await log.chown(place.account.uid, place.account.gid);
  const postmaster: Postmaster = { ended: null };
  const child = spawn(
    binaries.postgres,
    [
      ...['-D', clusterFolder(place), '-k', place.tempFolder, '-p', String(socketPort)],
      ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...(isRoot() ? place.account : {}),
      cwd: '/',
      env: { ...binaries.environment },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  child.on('error', (error) => (postmaster.ended = error.message));
  child.on('exit', (code, signal) => (postmaster.ended ??= signal ?? `exit ${code}`));
  child.unref();
  await log.close();
  return postmaster;
}

/** The last lines of the server's log on one line; '' where there is none. */
export async function lastWords(place: Place): Promise<string> {
  const log = await readFile(logFile(place), 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-4).join(' / ');
}

/**
 * The id of the server's process, from the lock beside its socket or the one in its data; `null` where it does not
 * run. Either may be lost: a temporary folder is tidied up, a data folder is deleted under a running server.
 */
export async function runningPostmaster({ tempFolder, cluster }: Server): Promise<number | null> {
  for (const lock of locksOf({ tempFolder, cluster })) {
    const pid = await servesFolder(await firstNumber(lock), tempFolder);
    if (pid !== null) return pid;
  }
  return null;
}

function locksOf({ tempFolder, cluster }: Server): string[] {
  return [
    join(tempFolder, `.s.PGSQL.${socketPort}.lock`),
    ...(cluster ? [join(cluster, 'postmaster.pid')] : []),
  ];
}

/**
 * Removes the locks of a server that was killed, where its process id is a zombie's or has gone to another process:
 * PostgreSQL would take that one for a running server. Its own check for surviving backends (shared memory) stays in force.
 */
export async function forgetDeadPostmaster(place: Place): Promise<void> {
  for (const lock of locksOf({ tempFolder: place.tempFolder, cluster: clusterFolder(place) })) {
    const pid = await firstNumber(lock);
    if (pid !== null && (await servesFolder(pid, place.tempFolder)) === null) await rm(lock, { force: true });
  }
}

/**
 * Stops the server of a temporary folder and waits until its process is gone.
 * `fast` ends its sessions and writes the data out; `immediate` is for data that are thrown away.
 * @returns whether it is gone
 */
export async function stopPostmaster(server: Server, how: 'fast' | 'immediate'): Promise<boolean> {
  const pid = await runningPostmaster(server);
  if (pid === null) return true;
  signal(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
  const deadline = Date.now() + (how === 'fast' ? 60_000 : 10_000);
  while (Date.now() < deadline) {
    if ((await servesFolder(pid, server.tempFolder)) === null) return true;
    await sleep(20);
  }
  signal(pid, 'SIGKILL');
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * The process, if it is the server of this temporary folder: identified by its command line, so a reused id is never
 * mistaken.
 */
async function servesFolder(pid: number | null, tempFolder: string): Promise<number | null> {
  if (pid === null) return null;
  return (await commandLine(pid)).includes(tempFolder) ? pid : null;
}

/** A process's command line; '' where there is no such process or it is a zombie. */
async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

async function firstNumber(file: string): Promise<number | null> {
  const first = (await readFile(file, 'utf8').catch(() => '')).split('\n')[0]?.trim() ?? '';
  return /^[1-9]\d*$/.test(first) ? Number(first) : null;
}
