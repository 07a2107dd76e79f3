import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stopPostmaster } from './postmaster.js';
import { ownerOfFolder, type Place, folderInUse, folderParents } from './place.js';

/**
 * Removes the temporary folders that once belonged to this data folder and no longer do, because the folder was deleted
 * and made anew, and stops the servers still running in them. Rooms of other data folders stay, even of deleted ones.
 */
export async function sweepLeftovers(place: Place): Promise<void> {
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
