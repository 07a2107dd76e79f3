import 'reflect-metadata';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { systemClock } from '../src/kernel/clock.js';
import { readConfig, type Config } from '../src/platform/config.js';
import { createLogger, FrameworkLogger } from '../src/platform/logging/logger.js';
import { type Nudge } from '../src/platform/queue/nudge.js';
import { OwedWorkRunner } from '../src/platform/owed-work/runner.js';
import { CONFIG } from '../src/platform/platform.module.js';
import { WorkerHost } from '../src/platform/queue/worker-host.js';
import { AppModule } from '../src/worker/app.module.js';

/** Runs `work` with the whole application context, as the worker and the command line open it. */
export async function withAppContext(
  databaseUrl: string,
  redisUrl: string | undefined,
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const config = readConfig({ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl });
  const logger = createLogger('warn');
  const options = { config, clock: systemClock, logger, applicationName: 'bench' };
  const app = await NestFactory.createApplicationContext(AppModule.with(options), {
    logger: new FrameworkLogger(logger),
    abortOnError: false,
  });
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Runs `work` with a worker that does owed figures, `concurrency` at a time, and says when one is done. */
export async function withWorker(
  app: INestApplicationContext,
  { concurrency, done }: { concurrency: number; done: (nudge: Nudge) => void },
  work: () => Promise<void>,
): Promise<void> {
  const runner = app.get(OwedWorkRunner);
  const host = new WorkerHost(app.get<Config>(CONFIG), createLogger('warn'));
  const run = async (nudge: Nudge): Promise<void> => {
    await runner.run(nudge);
    done(nudge);
  };
  await host.start({
    handlers: new Map([['provisional', run]]),
    queueOf: new Map([['provisional', 'figures']]),
    concurrency: { figures: concurrency },
  });
  try {
    await work();
  } finally {
    await host.close();
  }
}
