import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { socketPort } from './postmaster.js';

/** Any number: the users of one server share this lock, the one that stops it holds it alone. */
const lock = 0x7465_7473;

type Attempt = 'held' | 'no server' | 'not ready';

/**
 * One user's share in a running server: a session that holds an advisory lock for as long as the user lives.
 * The server itself sees when a user is killed, so no list of users can go stale and no reused id deceives it.
 */
export class Lease {
  private client: pg.Client | null = null;
  private released = false;

  constructor(private readonly tempFolder: string) {}

  /** Takes the share if the server answers. `not ready` is one that starts, recovers or is about to stop. */
  async take(): Promise<Attempt> {
    const client = new pg.Client({
      host: this.tempFolder,
      port: socketPort,
      user: 'postgres',
      database: 'postgres',
      application_name: 'tetsuzuki-lease',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [lock]);
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = (error as { code?: string }).code ?? '';
      return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'no server' : 'not ready';
    }
    this.client = client;
    client.once('end', () => void this.takeAgain());
    return 'held';
  }

  /** Gives the share back. @returns whether it was the last one: then nobody can take one before the server stops */
  async release(): Promise<boolean> {
    this.released = true;
    if (!this.client) return false;
    try {
      await this.client.query('SELECT pg_advisory_unlock_shared($1)', [lock]);
      const { rows } = await this.client.query<{ alone: boolean }>(
        'SELECT pg_try_advisory_lock($1) AS alone',
        [lock],
      );
      return rows[0]?.alone === true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.client?.end().catch(() => undefined);
  }

  /** A server that lost a backend ends all sessions and goes on: this one's share must not be lost by that. */
  private async takeAgain(): Promise<void> {
    this.client = null;
    for (let tries = 0; tries < 300 && !this.released; tries++) {
      if ((await this.take()) === 'held') return;
      await sleep(100, undefined, { ref: false });
    }
  }
}
