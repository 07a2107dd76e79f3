import 'reflect-metadata';
import { type Logger } from 'pino';
import { SetUpService } from './access/set-up/set-up.service.js';
import { systemClock } from './kernel/clock.js';
import { readConfig } from './platform/config.js';
import { createLogger } from './platform/logging/logger.js';
import { createWeb, listen } from './web/web-process.js';
import { endOnSignal } from './worker/end-on-signal.js';

/** The web process: pages and API. Computations are the worker's. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel, { gathered: true });
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
  const code = await app.get(SetUpService).newCode();
  if (code !== null) announceSetUp(logger, `${config.publicUrl ?? url}/setup?code=${code}`);
}

/** Tells whoever started an empty installation how to go on. The address is shown only now. */
function announceSetUp(logger: Pick<Logger, 'warn'>, address: string): void {
  logger.warn({ address }, 'まだ団体が登録されていません。このアドレスで、はじめての設定を行ってください');
  process.stdout.write(
    `まだ団体が登録されていません。次のアドレスをブラウザーで開き、はじめての設定を行ってください（一度だけ使えます。起動し直すと新しくなります）。\n${address}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // What was opened before the failure would keep the process alive without serving.
  process.exit(1);
});
