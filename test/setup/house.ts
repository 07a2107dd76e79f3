import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Clock } from '../../src/kernel/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { entities } from '../../src/worker/entities.js';
import { AppModule } from '../../src/worker/app.module.js';
import { type FreshDatabase } from './fresh-database.js';

/** A time by which every month the tests report on has ended. */
const MID_NOVEMBER: Clock = { now: () => new Date('2026-11-15T03:00:00Z') };

/** Opens the whole house, as the worker does, on a test's own database. Nothing works on its queue yet. */
export async function openHouse(
  { applicationUrl }: Pick<FreshDatabase, 'applicationUrl'>,
  {
    redisUrl,
    clock = MID_NOVEMBER,
    mail = {},
    environment: further = {},
  }: {
    redisUrl?: string;
    clock?: Clock;
    mail?: Record<string, string>;
    environment?: Record<string, string>;
  } = {},
): Promise<INestApplicationContext> {
  const environment = {
    DATABASE_URL: applicationUrl,
    REDIS_URL: redisUrl,
    LOG_LEVEL: 'silent',
    ...mail,
    ...further,
  };
  const config = readConfig(environment);
  const logger = createLogger(config.logLevel);
  const options = { config, entities, clock, logger, applicationName: 'test-house' };
  return NestFactory.createApplicationContext(AppModule.with(options), {
    logger: false,
    abortOnError: false,
  });
}
