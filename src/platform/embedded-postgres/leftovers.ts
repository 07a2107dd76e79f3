import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stopPostmaster } from './postmaster.js';
import { ownerOfRoom, type Place, roomInUse, roomParents } from './room.js';

/**
 * Removes the rooms that once belonged to this data folder and no longer do, because the folder was deleted and
 * made anew, and stops the servers still running in them. Rooms of other data folders stay, even of deleted ones.
 */
export async function sweepLeftovers(place: Place): Promise<void> {
  for (const parent of roomParents()) {
    for (const name of await readdir(parent).catch(() => [])) {
      const room = join(parent, name);
      if ((await ownerOfRoom(room)) !== place.dataFolder) continue;
      if (room === (await roomInUse(place.dataFolder))) continue;
      await stopPostmaster({ room }, 'immediate');
      await rm(room, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}
