import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';

/** A database of one test file's own: migrated, national tables loaded, roles as in production. */
export interface FreshDatabase {
  database: Database;
  applicationUrl: string;
  ownerUrl: string;
  /** Has `close` end what works on the database first. */
  beforeClose(end: () => Promise<void>): void;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/** Copies the template that the test run's set-up migrated. Takes some 100 ms. */
export async function freshDatabase({ poolSize = 10 } = {}): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner((owner) => owner.query(`CREATE DATABASE ${name} TEMPLATE ${required('TEST_TEMPLATE')}`));
  const applicationUrl = databaseIn(required('TEST_APPLICATION_URL'), name);
  const dataSource = createDataSource(applicationUrl, { poolSize, applicationName: 'test' });
  await dataSource.initialize();
  const users: (() => Promise<void>)[] = [];
  return {
    database: new Database(dataSource),
    applicationUrl,
    ownerUrl: databaseIn(required('TEST_OWNER_URL'), name),
    beforeClose: (end) => void users.push(end),
    close: async () => {
      for (const end of users) await end();
      await dataSource.destroy();
      await dropDatabase(name);
    },
  };
}

/** The same server and login, another database. */
function databaseIn(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

/** FORCE may not end a vacuum worker that happens to be at work there; it is gone a moment later. */
export async function dropDatabase(name: string, attempts = 20): Promise<void> {
  try {
    await asOwner((owner) => owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  } catch (error) {
    if (attempts <= 1) throw error;
    await pause(250);
    await dropDatabase(name, attempts - 1);
  }
}

async function asOwner(work: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client({ connectionString: required('TEST_OWNER_URL') });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests with "npm test", whose set-up starts the server`);
  return value;
}
