import { PriorityListService } from '../priority-list/priority-list.service.js';
import { openHouse } from './house.js';

/** Has every municipality's provisional figures computed again, for the list or the indicators are not what they were. */
export async function recomputeEverywhere(databaseUrl: string): Promise<void> {
  const house = await openHouse(databaseUrl);
  try {
    await house.get(PriorityListService).recomputeEverywhere();
  } finally {
    await house.close();
  }
}
