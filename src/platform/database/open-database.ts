import { type DataSource } from 'typeorm';
import { createDataSource, type Sizing } from './data-source.js';
import { Database } from './database.js';
import { refuseUnwalledRole } from './start-guard.js';

interface Pool {
  on(event: 'connect', listener: (client: { on(event: 'error', listener: () => void): void }) => void): void;
}

/** Connects as the application. @throws where the server does not answer or the role is one that sees too much */
export async function openDatabase(url: string, sizing: Sizing): Promise<Database> {
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
  return new Database(dataSource, sizing.limits);
}

/**
 * Keeps the process alive when the server goes away: a client in use then reports two errors, the second of which
 * nobody listens for any more. The statement under way fails all the same, and the pool replaces the client.
 */
function surviveLostConnections(dataSource: DataSource): void {
  const { master } = dataSource.driver as unknown as { master: Pool };
  master.on('connect', (client) => client.on('error', () => undefined));
}
