import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { systemClock } from '../kernel/clock.js';
import { readConfig } from '../platform/config.js';
import { FrameworkLogger, createLogger } from '../platform/logging/logger.js';
import { Problem } from '../platform/problem.js';
import { PriorityListService } from '../priority-list/priority-list.service.js';
import { AppModule } from '../worker/app.module.js';
import { prepareDatabase } from '../worker/prepare-database.js';
import { type ServerInUse, serverInUse } from './server-in-use.js';

/** Runs `work` with the server in use, and gives the server back afterwards whatever happens. */
export async function withServer<T>(work: (server: ServerInUse) => Promise<T>): Promise<T> {
  const server = await serverInUse();
  try {
    return await work(server);
  } finally {
    await server.release();
  }
}

/**
 * Runs `work` with the whole application context on the server in use. The embedded server is migrated on the way; any
 * other is only touched by the `migrate` command.
 */
export async function withAppContext<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withServer(async (server) => {
    if (server.embedded && server.ownerUrl) await prepareDatabase(server.ownerUrl);
    const app = await openAppContext(server.databaseUrl);
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}

/**
 * Opens the application context without a web server: the same modules, services and queues as the web and the worker
 * have.
 */
export async function openAppContext(
  databaseUrl: string,
  applicationName = 'tetsuzuki-cli',
): Promise<INestApplicationContext> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env, DATABASE_URL: databaseUrl });
  const logger = createLogger(config.logLevel);
  const options = { config, clock: systemClock, logger, applicationName };
  return NestFactory.createApplicationContext(AppModule.with(options), {
    logger: new FrameworkLogger(logger),
    abortOnError: false,
  });
}

/** The address of the owner, for what only migrations may do. */
export function ownerUrlOf(server: ServerInUse): string {
  if (server.ownerUrl) return server.ownerUrl;
  throw new Problem(500, 'bad-configuration', 'DATABASE_OWNER_URL が設定されていません。', {
    detail: '表の作成や変更には、所有者の接続先を DATABASE_OWNER_URL に指定してください。',
  });
}

/** Has every municipality's provisional figures computed again, for the list or the indicators are not what they were. */
export async function recomputeEverywhere(databaseUrl: string): Promise<void> {
  const app = await openAppContext(databaseUrl);
  try {
    await app.get(PriorityListService).recomputeEverywhere();
  } finally {
    await app.close();
  }
}
