import pg from 'pg';
import { NotAvailable } from '../unavailable.js';

/**
 * Asks the database on a connection of its own whether it answers and takes data, so that neither a pool in use to
 * its last connection nor a held lock keeps the answer back. It holds one connection at most.
 */
export class DatabaseProbe {
  private client: pg.Client | null = null;

  constructor(
    private readonly url: string,
    private readonly patience: number,
  ) {}

  /** @throws what stands in the way; the connection is then given up and made anew the next time */
  async ask(): Promise<void> {
    try {
      const client = (this.client ??= await this.connect());
      const { rows } = await client.query<{ readOnly: boolean }>(
        `SELECT current_setting('transaction_read_only') = 'on' OR pg_is_in_recovery() AS read_only`,
      );
      if (rows[0]?.readOnly) throw new NotAvailable('read-only', 'データベースは読み取り専用です');
      // One row in a table of this session, empty again at its commit: it needs a page of the disk each time.
      await client.query(
        `CREATE TEMPORARY TABLE IF NOT EXISTS pg_temp.readiness (filler text) ON COMMIT DELETE ROWS`,
      );
      await client.query(`INSERT INTO pg_temp.readiness VALUES ('x')`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    const client = this.client as { connection?: { stream: { destroy(): void } } } | null;
    client?.connection?.stream.destroy();
    this.client = null;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'tetsuzuki-readiness',
      connectionTimeoutMillis: this.patience,
      query_timeout: this.patience,
      options: `-c client_min_messages=warning -c statement_timeout=${this.patience} -c lock_timeout=${this.patience}`,
      keepAlive: true,
    });
    client.on('error', () => (this.client = this.client === client ? null : this.client));
    try {
      await client.connect();
      return client;
    } catch (error) {
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      throw error;
    }
  }
}
