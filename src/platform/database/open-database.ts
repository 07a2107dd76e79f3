import { createDataSource } from './data-source.js';
import { Database } from './database.js';
import { surviveLostConnections } from './lost-connections.js';
import { refuseUnwalledRole } from './start-guard.js';
import { JOB_LIMITS } from './time-limits.js';

/** Connects as the application. @throws where the server does not answer or the role is one that sees too much */
export async function openDatabase(
  url: string,
  sizing: Parameters<typeof createDataSource>[1],
): Promise<Database> {
  const dataSource = createDataSource(url, sizing);
  await dataSource.initialize();
  surviveLostConnections(dataSource);
  try {
    await refuseUnwalledRole(dataSource);
  } catch (refusal) {
    // An open pool would keep the refused process alive for its idle time.
    await dataSource.destroy();
    throw refusal;
  }
  return new Database(dataSource, sizing.limits ?? JOB_LIMITS);
}
