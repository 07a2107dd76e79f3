import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { findBinaries } from './binaries.js';
import { clusterFolder, draftOf, handOver, settlePlace } from './place.js';

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
