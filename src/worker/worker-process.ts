import { type INestApplicationContext } from '@nestjs/common';
import { type Logger } from 'pino';
import { type Config } from '../platform/config.js';
import { Database } from '../platform/database/database.js';
import { type Nudge, type OwedKind, QUEUE_OF_KIND } from '../platform/owed-work/kinds.js';
import { Nudges } from '../platform/owed-work/nudges.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { CONFIG, LOGGER } from '../platform/platform.module.js';
import { TICK_QUEUE } from '../platform/queue/nudge.js';
import { Queues } from '../platform/queue/queues.js';
import { type NudgeHandler, WorkerHost } from '../platform/queue/worker-host.js';
import { reconcile } from './reconciler.js';
import { Schedule } from './schedule.js';

const RECONCILE = 'tick-reconcile';
const EVERY_FIFTEEN_SECONDS = '*/15 * * * * *';
const SCHEDULE = 'tick-schedule';
const EVERY_MINUTE = '* * * * *';

/** A running worker: takes nudges from the queues until it is closed. */
export interface RunningWorker {
  /** Takes no further work, waits for what is running (bounded). False where something was left running. */
  close(): Promise<boolean>;
}

/**
 * Starts working on the queues with everything the house can do. A `patient` worker waits for a queue that is away.
 * What fails after that is taken up by the next tick: a worker that has begun never stops by itself.
 */
export async function startWorker(
  house: INestApplicationContext,
  { patient = false } = {},
): Promise<RunningWorker> {
  const config = house.get<Config>(CONFIG);
  const logger = house.get<Logger>(LOGGER);
  const runner = house.get(OwedWorkRunner);
  const queues = house.get(Queues);
  const schedule = house.get(Schedule);
  const reconcileAll = () => reconcile(house.get(Database), house.get(OwedWork), house.get(Nudges));

  const kinds = Object.keys(QUEUE_OF_KIND) as OwedKind[];
  const handlers = new Map<string, NudgeHandler>(
    kinds.map((kind) => [kind, (nudge) => runner.run(nudge as Nudge)]),
  );
  handlers.set(RECONCILE, async () => {
    const nudged = await reconcileAll();
    if (nudged > 0) logger.info({ nudged }, '残っている処理を再開しました');
  });
  handlers.set(SCHEDULE, () => schedule.tick());
  const queueOf = new Map(kinds.map((kind) => [kind as string, QUEUE_OF_KIND[kind]]));
  const ticks = [RECONCILE, SCHEDULE].map((tick) => [tick, TICK_QUEUE] as const);
  const lanes = new Map([...queueOf, ...ticks]);

  const host = new WorkerHost(config, logger);
  const { workerConcurrency: concurrency } = config;
  await host.start(
    { handlers, queueOf: lanes, concurrency: { figures: concurrency, months: 2, mails: 2 } },
    { patient },
  );
  await queues.scheduleTick(RECONCILE, EVERY_FIFTEEN_SECONDS);
  await queues.scheduleTick(SCHEDULE, EVERY_MINUTE);
  await schedule.tick().catch((error: unknown) => {
    // The next tick, a minute later, is the next attempt.
    logger.error({ err: error }, '予定の処理が失敗しました');
  });
  await reconcileAll().catch((error: unknown) => {
    logger.error({ err: error }, '残っている処理を調べられませんでした');
  });
  return { close: () => host.close() };
}
