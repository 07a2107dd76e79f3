import { loadIndicators } from '../achievement/indicator-loader.js';
import { migrate } from '../platform/database/migrate.js';
import { EditionLoader } from '../priority-list/edition-loader.js';
import { prepareQueueSchema } from '../platform/queue/prepare.js';
import { APPLICATION_ROLE } from '../../migrations/wall.js';

/**
 * Brings a database all the way: schema, the national tables of `config/`, the queue's own schema. Doing it again
 * changes nothing. Returns the names of the migrations that ran.
 */
export async function prepareDatabase(ownerUrl: string): Promise<string[]> {
  const ran = await migrate(ownerUrl, async (owner) => {
    await new EditionLoader().load(owner.manager);
    await loadIndicators(owner.manager);
  });
  await prepareQueueSchema(ownerUrl, { applicationRole: APPLICATION_ROLE });
  return ran;
}
