import { type DynamicModule, type INestApplicationContext, type ValueProvider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Clock, fixedClock } from '../../src/kernel/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { createLogger } from '../../src/platform/logging/logger.js';
import { type Nudge } from '../../src/platform/queue/nudge.js';
import { Nudges } from '../../src/platform/owed-work/nudges.js';
import { AppModule } from '../../src/worker/app.module.js';
import { type FreshDatabase } from './fresh-database.js';

/** A time by which every month the tests report on has ended. */
const MID_NOVEMBER = fixedClock('2026-11-15');

interface TestAppOptions {
  redisUrl?: string;
  clock?: Clock;
  mail?: Record<string, string>;
  environment?: Record<string, string>;
  /** Receives the nudges in place of the queue, which then stays closed. */
  nudges?: Nudge[];
}

/**
 * Opens the whole application context, as the worker does, on a test's own database, which closes it when it is
 * closed itself. Nothing works on the queue yet.
 */
export async function testApp(
  { applicationUrl, beforeClose }: Pick<FreshDatabase, 'applicationUrl'> & Partial<FreshDatabase>,
  { redisUrl, clock = MID_NOVEMBER, mail, environment, nudges }: TestAppOptions = {},
): Promise<INestApplicationContext> {
  const config = readConfig({
    DATABASE_URL: applicationUrl,
    REDIS_URL: redisUrl,
    LOG_LEVEL: 'silent',
    ...mail,
    ...environment,
  });
  const logger = createLogger(config.logLevel);
  const module = AppModule.with({ config, clock, logger, applicationName: 'test-app' });
  const app = await NestFactory.createApplicationContext(
    nudges ? withProvider(module, nudgesInto(nudges)) : module,
    { logger: false, abortOnError: false },
  );
  closeOnce(app);
  beforeClose?.(() => app.close());
  return app;
}

function nudgesInto(nudges: Nudge[]): ValueProvider<Pick<Nudges, 'give' | 'settled'>> {
  const give = (nudge: Nudge): void => void nudges.push(nudge);
  return { provide: Nudges, useValue: { give, settled: () => Promise.resolve() } };
}

/** The module, and those it imports, with `replacement` for the provider of its token. */
function withProvider(module: DynamicModule, replacement: ValueProvider): DynamicModule {
  const { imports = [], providers = [] } = module;
  return {
    ...module,
    imports: imports.map((one) => ('module' in one ? withProvider(one, replacement) : one)),
    providers: providers.map((one) =>
      'provide' in one && one.provide === replacement.provide ? replacement : one,
    ),
  };
}

/** A test may close its app before the database does. */
function closeOnce(app: INestApplicationContext): void {
  const close = app.close.bind(app);
  let closing: Promise<void> | undefined;
  app.close = () => (closing ??= close());
}
