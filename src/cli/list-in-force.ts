import { type LoadedEdition } from '../priority-list/edition-loader.js';
import { PriorityListService } from '../priority-list/priority-list.service.js';
import { openHouse } from './house.js';

/** Has every municipality's provisional figures computed again where the national list is no longer what it was. */
export async function recomputeAfterLoading(databaseUrl: string, loaded: LoadedEdition[]): Promise<void> {
  if (loaded.every(({ outcome }) => outcome === 'unchanged')) return;
  const house = await openHouse(databaseUrl);
  try {
    await house.get(PriorityListService).recomputeEverywhere();
  } finally {
    await house.close();
  }
}
