import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { systemClock } from './kernel/clock.js';
import { readConfig } from './platform/config.js';
import { FrameworkLogger, createLogger } from './platform/logging/logger.js';
import { endOnSignal } from './worker/end-on-signal.js';
import { keepHeartbeat } from './worker/heartbeat.js';
import { AppModule } from './worker/app.module.js';
import { startWorker } from './worker/worker-process.js';

/** The worker process: does what is owed. Any number may run. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  keepHeartbeat(config.heartbeatFile, logger);
  const options = {
    config,
    clock: systemClock,
    logger,
    applicationName: 'tetsuzuki-worker',
    patient: true,
  };
  const app = await NestFactory.createApplicationContext(AppModule.with(options), {
    logger: new FrameworkLogger(logger),
    abortOnError: false,
  });
  const worker = await startWorker(app, { patient: true });
  endOnSignal(logger, async () => {
    await worker.close();
    await app.close();
  });
  logger.info('処理を始めました');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // What was opened before the failure would keep the process alive, working on half of itself.
  process.exit(1);
});
