import { type DataSource } from 'typeorm';

interface ErrorSource {
  on(event: 'error', listener: () => void): void;
}
interface Pool {
  on(event: 'connect', listener: (client: ErrorSource) => void): void;
}

/**
 * Keeps the process alive when the server goes away: a client in use then reports two errors, the second of which
 * nobody listens for any more. The statement under way fails all the same, and the pool replaces the client.
 */
export function surviveLostConnections(dataSource: DataSource): void {
  const { master } = dataSource.driver as unknown as { master: Pool };
  master.on('connect', (client) => client.on('error', () => undefined));
}
