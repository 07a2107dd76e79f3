import { PriorityListService } from '../priority-list/priority-list.service.js';
import { openAppContext } from './app-context.js';

/** Has every municipality's provisional figures computed again, for the list or the indicators are not what they were. */
export async function recomputeEverywhere(databaseUrl: string): Promise<void> {
  const app = await openAppContext(databaseUrl);
  try {
    await app.get(PriorityListService).recomputeEverywhere();
  } finally {
    await app.close();
  }
}
