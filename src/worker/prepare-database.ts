import { migrate } from '../platform/database/migrate.js';
import { loadIndicators } from '../achievement/indicator/indicator-loader.js';
import { loadEditions, type LoadedEdition } from '../priority-list/edition-loader.js';
import { declaredWork, queuesOf } from '../platform/owed-work/declared-work.js';
import { prepareQueueSchema } from '../platform/queue/prepare.js';
import { APPLICATION_ROLE } from '../../migrations/wall.js';
import { modules } from './app.module.js';

export interface Preparation {
  /** Names of the migrations that ran. */
  migrations: string[];
  editions: LoadedEdition[];
  /** Whether a definition of an indicator is new. */
  indicatorsChanged: boolean;
}

/**
 * Brings a database all the way: schema, the national tables of `config/`, the queue's own schema. Doing it again
 * changes nothing.
 */
export async function prepareDatabase(ownerUrl: string): Promise<Preparation> {
  let editions: LoadedEdition[] = [];
  let indicatorsChanged = false;
  const migrations = await migrate(ownerUrl, async (owner) => {
    editions = await loadEditions(owner.manager);
    indicatorsChanged = await loadIndicators(owner.manager);
  });
  await prepareQueueSchema(ownerUrl, {
    applicationRole: APPLICATION_ROLE,
    queues: queuesOf(declaredWork(modules)),
  });
  return { migrations, editions, indicatorsChanged };
}
