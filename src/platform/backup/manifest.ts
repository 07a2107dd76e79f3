import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of a backup: its path inside `cluster/`, its size and what its bytes come to. */
export interface BackedUpFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** The description of a backup, in `manifest.json` beside its files. It is written last: without it there is none. */
export interface Manifest {
  format: 1;
  startedAt: string;
  finishedAt: string;
  /** The server's, e.g. `18.4`. The files are read by a server of the same major version. */
  serverVersion: string;
  /** Everything committed up to here is in the backup. */
  consistentAt: string;
  files: BackedUpFile[];
}

export const CLUSTER = 'cluster';
const FILE = 'manifest.json';

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, FILE), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
}

/** @throws a sentence where the folder holds no complete backup */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, FILE), 'utf8')) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // Told below, whichever way it is missing.
  }
  throw new Error(`${folder} に完全なバックアップがありません（${FILE} を読めません）。`);
}
