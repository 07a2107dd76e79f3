import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placeCluster } from '../embedded-postgres/cluster.js';
import { copyFile } from './copy-file.js';
import { CLUSTER, type Manifest, readManifest } from './manifest.js';

/** Made empty in every backup, and looked for by a starting server. */
const FOLDERS = [
  'pg_wal/archive_status',
  'pg_wal/summaries',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_tblspc',
  'pg_twophase',
  'pg_commit_ts',
  'pg_stat',
  'pg_logical/snapshots',
  'pg_logical/mappings',
];

/**
 * Puts a backup into a data folder where there is no database yet; the server that is started on it replays the log
 * and goes on from the backup's end. Each file is checked on the way.
 * @throws a sentence in Japanese: an incomplete or damaged backup, a folder that holds a database already
 */
export async function restoreBackup(folder: string, dataFolder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await placeCluster(dataFolder, async (cluster) => {
    for (const path of FOLDERS) await mkdir(join(cluster, path), { recursive: true, mode: 0o700 });
    for (const { path, bytes, sha256 } of manifest.files) {
      await mkdir(dirname(join(cluster, path)), { recursive: true, mode: 0o700 });
      const copied = await copyFile(join(folder, CLUSTER, path), join(cluster, path));
      if (copied.bytes !== bytes || copied.sha256 !== sha256)
        throw new Error(`バックアップのファイル ${path} が壊れています。別のバックアップを使ってください。`);
    }
    await copyFile(join(folder, CLUSTER, 'backup_label'), join(cluster, 'backup_label'));
  });
  return manifest;
}
