import { type INestApplicationContext } from '@nestjs/common';
import { type Logger } from 'pino';
import { type Config } from '../platform/config.js';
import { Database } from '../platform/database/database.js';
import { Nudges } from '../platform/owed-work/nudges.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { CONFIG, LOGGER } from '../platform/platform.module.js';
import { bounded } from '../platform/queue/bounded.js';
import { Queues } from '../platform/queue/queues.js';
import { WorkerHost } from '../platform/queue/worker-host.js';
import { reconcile } from './reconciler.js';
import { repeat } from './repeat.js';
import { Schedule } from './schedule.js';

const RECONCILE_EVERY_MS = 15_000;
const SCHEDULE_EVERY_MS = 60_000;
const STOP_PATIENCE_MS = 20_000;

/** Where older releases kept their timers, which now run in the worker itself. */
const OLD_TIMERS = { queue: 'months', names: ['tick-reconcile', 'tick-schedule'] };

/** A running worker: takes nudges from the queues until it is closed. */
export interface RunningWorker {
  /** Takes no further work, waits for what is running (bounded). False where something was left running. */
  close(): Promise<boolean>;
}

/**
 * Starts working on the queues with everything the product can do. A `patient` worker waits for a queue that is away.
 * What fails after that is taken up by the next tick: a worker that has begun never stops by itself.
 */
export async function startWorker(
  app: INestApplicationContext,
  { patient = false } = {},
): Promise<RunningWorker> {
  const config = app.get<Config>(CONFIG);
  const logger = app.get<Logger>(LOGGER);
  const runner = app.get(OwedWorkRunner);
  const queues = app.get(Queues);
  const schedule = app.get(Schedule);
  const reconcileAll = async () => {
    await queues.pullInTimes();
    const nudged = await reconcile(app.get(Database), app.get(OwedWork), app.get(Nudges));
    if (nudged > 0) logger.info({ nudged }, '残っている処理を再開しました');
  };

  const host = new WorkerHost(config, logger);
  const { workerConcurrency: concurrency } = config;
  await host.start(
    {
      ...runner.bindings(),
      concurrency: { figures: concurrency, months: 2, mails: 2 },
    },
    { patient },
  );
  await queues.removeTimers(OLD_TIMERS.queue, OLD_TIMERS.names).catch((error: unknown) => {
    logger.warn({ err: error }, '古い定期実行を削除できませんでした');
  });
  const scheduleFailed = (error: unknown) => logger.error({ err: error }, '予定の処理が失敗しました');
  const reconcileFailed = (error: unknown) =>
    logger.error({ err: error }, '残っている処理を調べられませんでした');
  await schedule.tick().catch(scheduleFailed);
  await reconcileAll().catch(reconcileFailed);
  // Every worker has timers of its own. What they set off is done once however many do it: nudges for the same work
  // are merged, and what the schedule has done is recorded in PostgreSQL.
  const timers = [
    repeat(RECONCILE_EVERY_MS, reconcileAll, reconcileFailed),
    repeat(SCHEDULE_EVERY_MS, () => schedule.tick(), scheduleFailed),
  ];
  return {
    close: async () => {
      const stopping = Promise.all(timers.map(({ stop }) => stop()));
      const closed = await host.close();
      return bounded(stopping, STOP_PATIENCE_MS, '定期実行の停止').then(
        () => closed,
        () => false,
      );
    },
  };
}
