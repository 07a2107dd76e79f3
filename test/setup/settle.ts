import { type FreshDatabase } from './fresh-database.js';
import { startWorkerProcess } from './processes.js';
import { type Town } from './town.js';
import { until } from './until.js';

/** Lets a worker do everything that the towns are owed, and end. */
export async function settle(
  { applicationUrl, database }: FreshDatabase,
  towns: readonly Town[],
): Promise<void> {
  const worker = await startWorkerProcess({ DATABASE_URL: applicationUrl });
  const left = (town: Town) =>
    database.transaction(town, (tx) =>
      tx.query(`
        SELECT kind, key, failure FROM owed_work
         WHERE done < requested OR kind IN (SELECT kind FROM owed_work_request)`),
    );
  try {
    for (const town of towns)
      await until(
        () => left(town),
        (rows) => rows.length === 0,
      );
  } finally {
    await worker.end('SIGTERM');
  }
}
