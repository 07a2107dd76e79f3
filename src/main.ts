import 'reflect-metadata';
import { systemClock } from './kernel/clock.js';
import { readConfig } from './platform/config.js';
import { createLogger } from './platform/logging/logger.js';
import { createWeb, listen } from './web/web-process.js';
import { endOnSignal } from './worker/end-on-signal.js';

/** The web process: pages and API. Computations are the worker's. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const app = await createWeb({
    config,
    clock: systemClock,
    logger,
    applicationName: 'tetsuzuki-web',
    patient: true,
  });
  const url = await listen(app, config);
  endOnSignal(logger, () => app.close());
  logger.info({ url }, '待ち受けを始めました');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // What was opened before the failure would keep the process alive without serving.
  process.exit(1);
});
