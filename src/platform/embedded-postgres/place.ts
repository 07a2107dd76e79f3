import { randomBytes } from 'node:crypto';
import {
  lchown,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Account, isReachable, isRoot, ownAccount, serverAccount } from './account.js';

/** Every temporary folder of ours begins so, and holds a file that names the data folder it belongs to. */
const folderPrefix = 'tetsuzuki-postgres-';
const folderName = new RegExp(`^${folderPrefix}[0-9a-f]{16}$`);
const markerFile = 'belongs-to.json';

/**
 * Where the server of one data folder lives.
 *
 * Its socket is always in a temporary folder of its own: the path of a socket may have 107 bytes at most, and not every
 * file system supports sockets. Its data are in the data folder, or in the temporary folder as well where the server's
 * account cannot reach the data folder or the binaries.
 */
export interface Place {
  /** The data folder as asked for, links resolved. */
  readonly dataFolder: string;
  readonly tempFolder: string;
  readonly allInFolder: boolean;
  readonly account: Account;
}

/** The folder of the data, the log and whatever else belongs to this server alone. */
export function serverFolder(place: Place): string {
  return place.allInFolder ? join(place.tempFolder, 'server') : join(place.dataFolder, 'postgres');
}

export function clusterFolder(place: Place): string {
  return join(serverFolder(place), 'cluster');
}

export function logFile(place: Place): string {
  return join(serverFolder(place), 'server.log');
}

/**
 * Finds the place of a data folder's server, or chooses one. The choice is written to `postgres.json` in the data
 * folder before anything of it is made, so that of two processes starting at once both use the same.
 */
export async function settlePlace(folder: string, binaries: string): Promise<Place> {
  await mkdir(folder, { recursive: true });
  const dataFolder = await realpath(folder);
  const facts = join(dataFolder, 'postgres.json');
  const place = await readPlace(facts, dataFolder, binaries);
  if (!isRoot() && place.account.uid !== ownAccount().uid) {
    throw new Error(
      `${dataFolder} の組み込みPostgreSQLは別の利用者(uid ${place.account.uid})が作ったものです。その利用者で実行するか、このフォルダーを削除してからやり直してください。`,
    );
  }
  await makeFolder(place);
  return place;
}

async function readPlace(facts: string, dataFolder: string, binaries: string): Promise<Place> {
  const known = await readJson<Place>(facts);
  if (known?.dataFolder === dataFolder) return known;
  if (!known) {
    await publish(facts, await choosePlace(dataFolder, binaries), 'first');
  } else {
    // The folder was moved, and its server goes with it; or it was copied, and the original keeps its server.
    const before = [known.dataFolder, await ownerOfFolder(known.tempFolder)];
    let copied = false;
    for (const other of before) {
      copied ||= other !== null && other !== dataFolder && (await folderInUse(other)) === known.tempFolder;
    }
    const place = copied ? await choosePlace(dataFolder, binaries) : { ...known, dataFolder };
    await publish(facts, place, 'replace');
  }
  const settled = await readJson<Place>(facts);
  if (!settled) throw new Error(`${facts} を読めません。削除してからやり直してください。`);
  return settled;
}

async function choosePlace(dataFolder: string, binaries: string): Promise<Place> {
  const account = serverAccount();
  const allInFolder =
    isRoot() && !((await isReachable(dataFolder, account)) && (await isReachable(binaries, account)));
  const tempFolder = join(await folderParent(account), `${folderPrefix}${randomBytes(8).toString('hex')}`);
  return { dataFolder, tempFolder, allInFolder, account };
}

/** The parents of temporary folders: the system's temporary folder, else /tmp where that is long or private. */
export function folderParents(): string[] {
  return [...new Set([tmpdir(), '/tmp'])];
}

async function folderParent(account: Account): Promise<string> {
  const own = tmpdir();
  const usable = /^[\w./-]{1,55}$/.test(own) && (await isReachable(own, account));
  return usable ? own : '/tmp';
}

/**
 * Creates the temporary folder where it is missing (a new place, or a machine that empties its temporary folder at
 * boot).
 */
async function makeFolder(place: Place): Promise<void> {
  const { tempFolder, account } = place;
  await mkdir(tempFolder, { mode: 0o700 }).catch(unlessItExists);
  const found = await lstat(tempFolder);
  if (!found.isDirectory() || (found.uid !== account.uid && found.uid !== ownAccount().uid)) {
    throw new Error(
      `一時フォルダー ${tempFolder} が他の利用者のものです。${join(place.dataFolder, 'postgres.json')} を削除してからやり直してください。`,
    );
  }
  await writeWhole(join(tempFolder, markerFile), JSON.stringify({ dataFolder: place.dataFolder }));
  await mkdir(serverFolder(place), { recursive: true, mode: 0o700 });
  if (isRoot()) {
    for (const path of [tempFolder, serverFolder(place), clusterFolder(place)]) await handOver(path, account);
  }
}

/** Gives the account a folder with all in it, where it has another owner: made by root just now, or copied by root. */
export async function handOver(path: string, account: Account): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (!found || found.uid === account.uid) return;
  await lchown(path, account.uid, account.gid);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await handOver(join(path, name), account);
}

/** The data folder a temporary folder belongs to; `null` for a folder that is not ours. */
export async function ownerOfFolder(tempFolder: string): Promise<string | null> {
  if (!folderName.test(basename(tempFolder))) return null;
  return (await readJson<{ dataFolder: string }>(join(tempFolder, markerFile)))?.dataFolder ?? null;
}

/** The temporary folder a data folder points to now; `null` where it points to none. */
export async function folderInUse(dataFolder: string): Promise<string | null> {
  return (await readJson<Place>(join(dataFolder, 'postgres.json')))?.tempFolder ?? null;
}

async function publish(file: string, place: Place, how: 'first' | 'replace'): Promise<void> {
  const draft = draftOf(file);
  await writeFile(draft, JSON.stringify(place, null, 2));
  if (how === 'replace') return rename(draft, file);
  await link(draft, file).catch(unlessItExists);
  await unlink(draft);
}

async function writeWhole(file: string, text: string): Promise<void> {
  const draft = draftOf(file);
  await writeFile(draft, text);
  await rename(draft, file);
}

/**
 * A name beside `path`, for what is created there and renamed when complete; it contains the id of the creating
 * process.
 */
export function draftOf(path: string): string {
  return `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** A file of ours as it was written; `null` where it is missing, unreadable or not JSON. */
async function readJson<Content>(file: string): Promise<Content | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Content;
  } catch {
    return null;
  }
}
