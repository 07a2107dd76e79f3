import { type Logger } from 'pino';

const PATIENCE_MS = 30_000;

/** Ends the process cleanly on SIGTERM and SIGINT: running work is finished within a bounded time. */
export function endOnSignal(logger: Logger, close: () => Promise<unknown>): void {
  let ending = false;
  const end = (signal: string) => {
    if (ending) return;
    ending = true;
    logger.info({ signal }, '停止します');
    setTimeout(() => {
      logger.error('時間内に停止できませんでした');
      process.exit(1);
    }, PATIENCE_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, '停止中にエラーが起きました');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
