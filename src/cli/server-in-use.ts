import { join } from 'node:path';
import pg from 'pg';
import { ensureDatabase, ensureRoles, defaultRoles } from '../platform/embedded-postgres/roles.js';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.js';
import { Problem } from '../platform/problem.js';
import { projectRoot } from '../platform/project-root.js';

export const DATABASE = 'tetsuzuki';

/** The PostgreSQL a command works on. */
export interface ServerInUse {
  databaseUrl: string;
  /** Null where only the application's address is known: migrations are not possible then. */
  ownerUrl: string | null;
  embedded: boolean;
  release(): Promise<void>;
}

/**
 * The server named by DATABASE_URL and DATABASE_OWNER_URL, or else the embedded one in `.data/`: adopted where it
 * runs, started where it does not, stopped by its last user.
 */
export async function serverInUse(environment: NodeJS.ProcessEnv = process.env): Promise<ServerInUse> {
  const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl } = environment;
  if (databaseUrl) {
    if (ownerUrl) await makeRoles(ownerUrl, databaseUrl);
    return { databaseUrl, ownerUrl: ownerUrl ?? null, embedded: false, release: () => Promise.resolve() };
  }
  if (ownerUrl) {
    throw new Problem(500, 'bad-configuration', 'DATABASE_URL が設定されていません。', {
      detail: 'DATABASE_OWNER_URL を指定するときは、アプリケーション用の DATABASE_URL も指定してください。',
    });
  }
  return startEmbedded();
}

async function startEmbedded(): Promise<ServerInUse> {
  const server = await startEmbeddedPostgres({ dataFolder: join(projectRoot, '.data') });
  try {
    await asClient(server.superuserUrl, async (client) => {
      await ensureRoles(client);
      await ensureDatabase(client, DATABASE, defaultRoles.owner);
    });
  } catch (error) {
    await server.release();
    throw error;
  }
  return {
    databaseUrl: server.url(defaultRoles.application, DATABASE),
    ownerUrl: server.url(defaultRoles.owner, DATABASE),
    embedded: true,
    release: () => server.release(),
  };
}

/** Makes the roles on a server of one's own where the owner may; where it may not, they must be there already. */
async function makeRoles(ownerUrl: string, databaseUrl: string): Promise<void> {
  const application = new pg.Client({ connectionString: databaseUrl });
  await asClient(ownerUrl, (owner) =>
    ensureRoles(
      owner,
      {
        ...defaultRoles,
        owner: owner.user ?? defaultRoles.owner,
        application: application.user ?? defaultRoles.application,
      },
      typeof application.password === 'string' ? application.password : undefined,
    ),
  );
}

async function asClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
