import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/platform/embedded-postgres/embedded-postgres.js';
import { defaultRoles, ensureDatabase, ensureRoles } from '../src/platform/embedded-postgres/roles.js';
import { prepareDatabase } from '../src/worker/prepare-database.js';

const DATABASE = 'bench';

/** A PostgreSQL of the bench's own, migrated; its commits are durable, so they cost what they cost. */
export interface BenchServer {
  applicationUrl: string;
  /** For seeding only: past row-level security and foreign keys. */
  superuserUrl: string;
}

/** Runs `work` on a fresh server and removes it with all its data afterwards. */
export async function onServer(work: (server: BenchServer) => Promise<void>): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), `tetsuzuki-bench-${process.pid}-`));
  await chmod(dataFolder, 0o755);
  const server = await startEmbeddedPostgres({ dataFolder, durable: true });
  try {
    await withClient(server.superuserUrl, async (client) => {
      await ensureRoles(client);
      await ensureDatabase(client, DATABASE, defaultRoles.owner);
    });
    await prepareDatabase(server.url(defaultRoles.owner, DATABASE));
    await work({
      applicationUrl: server.url(defaultRoles.application, DATABASE),
      superuserUrl: server.url('postgres', DATABASE),
    });
  } finally {
    await server.release();
    await removeEmbeddedPostgres(dataFolder);
  }
}

/** Runs `work` on one connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
