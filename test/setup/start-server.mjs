// Jest loads this file with Node itself, which reads no TypeScript: so it works with the compiled platform, and
// first sees to it that it answers to the sources.
import '../../src/up-to-date.mjs';
import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const { removeEmbeddedPostgres, startEmbeddedPostgres } =
  await import('../../dist/src/platform/embedded-postgres/embedded-postgres.js');
const { defaultRoles, ensureRoles } = await import('../../dist/src/platform/embedded-postgres/roles.js');

const { prepareDatabase } = await import('../../dist/src/worker/prepare-database.js');

const prefix = 'tetsuzuki-test-';

/**
 * Gives the tests a server, once for all projects of a run: the one of DATABASE_URL and DATABASE_OWNER_URL, or an
 * embedded one of this run's own. Tests find it in TEST_OWNER_URL and TEST_APPLICATION_URL.
 */
export default async function startServer() {
  if (globalThis.tetsuzukiTestServer) return;
  const server = await (process.env.DATABASE_URL && process.env.DATABASE_OWNER_URL
    ? useGivenServer(process.env.DATABASE_OWNER_URL, process.env.DATABASE_URL)
    : startOwnServer());
  const template = await makeTemplate();
  globalThis.tetsuzukiTestServer = {
    stop: async () => {
      await asOwner((owner) => owner.query(`DROP DATABASE IF EXISTS ${template}`));
      await server.stop();
    },
  };
}

/** A migrated database that each test file copies. */
async function makeTemplate() {
  const template = `tetsuzuki_template_${process.pid}`;
  await asOwner(async (owner) => {
    await owner.query(`DROP DATABASE IF EXISTS ${template}`);
    await owner.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`);
  });
  const url = process.env.TEST_OWNER_URL;
  await prepareDatabase(url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${template}`));
  process.env.TEST_TEMPLATE = template;
  return template;
}

async function asOwner(work) {
  const owner = new pg.Client(process.env.TEST_OWNER_URL);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

async function useGivenServer(ownerUrl, applicationUrl) {
  const [owner, application] = [new pg.Client(ownerUrl), new pg.Client(applicationUrl)];
  const roles = { ...defaultRoles, owner: owner.user, application: application.user };
  await makeRoles(owner, roles, application.password);
  process.env.TEST_OWNER_URL = ownerUrl;
  process.env.TEST_APPLICATION_URL = applicationUrl;
  return { stop: () => Promise.resolve() };
}

async function startOwnServer() {
  await removeAbandoned();
  const dataFolder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await chmod(dataFolder, 0o755);
  const server = await startEmbeddedPostgres({ dataFolder, durable: false });
  await makeRoles(new pg.Client(server.superuserUrl), defaultRoles);
  process.env.TEST_OWNER_URL = server.url(defaultRoles.owner, 'postgres');
  process.env.TEST_APPLICATION_URL = server.url(defaultRoles.application, 'postgres');
  return {
    stop: async () => {
      await server.release();
      await removeEmbeddedPostgres(dataFolder);
    },
  };
}

async function makeRoles(client, roles, password) {
  await client.connect();
  try {
    await ensureRoles(client, roles, password ?? undefined);
  } finally {
    await client.end();
  }
}

/** Servers of test runs that were killed before they could stop theirs. */
async function removeAbandoned() {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    await removeEmbeddedPostgres(join(tmpdir(), name)).catch(() => {});
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
