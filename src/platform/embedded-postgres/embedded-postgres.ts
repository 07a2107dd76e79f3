import { rm, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries, prepareBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { Lease } from './lease.js';
import {
  forgetDeadPostmaster,
  lastWords,
  type Postmaster,
  runningPostmaster,
  type Server,
  socketPort,
  spawnPostmaster,
  stopPostmaster,
} from './postmaster.js';
import {
  clusterFolder,
  type Place,
  settlePlace,
  ownerOfFolder,
  folderInUse,
  folderParents,
} from './place.js';
import { join } from 'node:path';

/** A running server, shared by all processes that started it on the same data folder. */
export interface EmbeddedPostgres {
  readonly socketFolder: string;
  readonly port: number;
  readonly superuserUrl: string;
  /** The address of a database on this server for a role: understood by pg, TypeORM and BullMQ alike. */
  url(role: string, database: string): string;
  /** Gives this process's share back; the last one stops the server and waits until it is gone. */
  release(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Where the data live, or where the folder that holds them is written down. Made where it is missing. */
  readonly dataFolder: string;
  /** `false` for data nobody misses after a crash of the machine. */
  readonly durable?: boolean;
}

/** How long a live server may go without a socket before it is replaced: at its start it makes one at once. */
const silence = 10_000;

/** How long a server may take to answer: long enough for recovery after a kill on a slow disk. */
const patience = 120_000;

/**
 * Adopts the server of a data folder where it runs, also one whose processes were all killed, and starts it
 * otherwise. It listens on a Unix socket only. As root the server runs under an account without rights.
 * @throws a sentence in Japanese: no binaries for this platform, another user's folder, or the server's last words
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const installed = await findBinaries();
  const place = await settlePlace(options.dataFolder, installed);
  await sweepLeftovers(place);
  const lease = await takeLease(place, installed, options.durable ?? true);
  const url = (role: string, database: string) => socketUrl(place.tempFolder, role, database);
  return {
    socketFolder: place.tempFolder,
    port: socketPort,
    superuserUrl: url('postgres', 'postgres'),
    url,
    release: () => release(place, lease),
  };
}

async function takeLease(place: Place, installed: string, durable: boolean): Promise<Lease> {
  const lease = new Lease(place.tempFolder);
  const deadline = Date.now() + patience;
  let postmaster: Postmaster | null = null;
  let failures = 0;
  let silentSince: number | null = null;
  const server = serverAt(place);
  for (;;) {
    const attempt = await lease.take();
    if (attempt === 'held') return lease;
    if (postmaster?.ended) failures++;
    if (failures >= 3 || Date.now() > deadline) throw await failure(place, postmaster);
    const starting = postmaster !== null && postmaster.ended === null;
    if (attempt === 'no server' && !starting && (await runningPostmaster(server)) === null) {
      const binaries = await prepareBinaries(place, installed);
      await ensureCluster(place, binaries);
      await forgetDeadPostmaster(place);
      postmaster = await spawnPostmaster(place, binaries, durable);
    }
    // A server that lives but is not to be reached, its socket having been deleted, is of use to nobody.
    silentSince = attempt === 'no server' && postmaster === null ? (silentSince ?? Date.now()) : null;
    if (silentSince !== null && Date.now() - silentSince > silence) {
      await stopPostmaster(server, 'fast');
      silentSince = null;
    }
    await sleep(50);
  }
}

function serverAt(place: Place): Server {
  return { tempFolder: place.tempFolder, cluster: clusterFolder(place) };
}

async function failure(place: Place, postmaster: Postmaster | null): Promise<Error> {
  const how = postmaster?.ended ?? '応答がありません';
  return new Error(`組み込みPostgreSQLを起動できません(${how})。ログの末尾: ${await lastWords(place)}`);
}

async function release(place: Place, lease: Lease): Promise<void> {
  const last = await lease.release();
  if (last) await stopPostmaster(serverAt(place), 'fast');
  await lease.close();
}

/** Removes a data folder whose server has stopped, with whatever of it stands in a temporary folder. */
export async function removeEmbeddedPostgres(dataFolder: string): Promise<void> {
  const place = await settlePlace(dataFolder, await findBinaries());
  await stopPostmaster(serverAt(place), 'immediate');
  await rm(place.tempFolder, { recursive: true, force: true });
  await rm(place.dataFolder, { recursive: true, force: true });
}

function socketUrl(socketFolder: string, role: string, database: string): string {
  const part = encodeURIComponent;
  return `postgresql://${part(role)}@/${part(database)}?host=${part(socketFolder)}&port=${socketPort}`;
}

/**
 * Removes the temporary folders that once belonged to this data folder and no longer do, because the folder was deleted
 * and made anew, and stops the servers still running in them. Folders of other data folders stay, even of deleted ones.
 */
async function sweepLeftovers(place: Place): Promise<void> {
  for (const parent of folderParents()) {
    for (const name of await readdir(parent).catch(() => [])) {
      const tempFolder = join(parent, name);
      if ((await ownerOfFolder(tempFolder)) !== place.dataFolder) continue;
      if (tempFolder === (await folderInUse(place.dataFolder))) continue;
      await stopPostmaster({ tempFolder }, 'immediate');
      await rm(tempFolder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}
