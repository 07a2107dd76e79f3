import { type IQueueBackend, type Job, type JobProgress, UnrecoverableError, Worker } from 'bullmq';
import { Outage, type OutageLog } from '../outage.js';
import { whenAvailable } from '../when-available.js';
import { bounded } from './bounded.js';
import { type Nudge } from './nudge.js';
import { openQueueBackend } from './queue-backend.js';
import { type QueueBackend, type QueueBackendName, type QueueConfig } from './queue-connection.js';

type NudgeWorker = Worker<Nudge, void, string, IQueueBackend, JobProgress, object>;

export type NudgeHandler = (nudge: Nudge) => Promise<unknown>;

export type Bindings = {
  /** The one handler of each kind. */
  handlers: ReadonlyMap<string, NudgeHandler>;
  /** The queue of each kind. */
  queueOf: ReadonlyMap<string, string>;
  /** Jobs run at the same time, by queue; one where not said. */
  concurrency?: Record<string, number>;
};

/**
 * Milliseconds a job is left alone when its worker falls silent, and between looks for such jobs. The lock is renewed
 * at half its time for as long as the job runs, so it bounds how late a killed worker is noticed, not a job's length.
 */
export type Locks = { duration: number; stalledInterval: number };

const START_PATIENCE_MS = 30_000;

/** The working side of the queues: one worker for each queue that a kind is bound to. */
export class WorkerHost {
  private readonly backend: QueueBackend;
  private workers: NudgeWorker[] = [];
  private readonly outage: Outage;
  private readonly running = new Set<Promise<unknown>>();
  private closing: Promise<boolean> | undefined;

  constructor(
    config: QueueConfig,
    private readonly log: OutageLog,
    private readonly locks: Locks = { duration: 20_000, stalledInterval: 10_000 },
  ) {
    this.outage = new Outage(log, 'キュー');
    this.backend = openQueueBackend(config, 'worker', this.outage);
  }

  get backendName(): QueueBackendName {
    return this.backend.name;
  }

  /**
   * Begins to work. Throws when a kind has a queue but no handler or the other way round, and when the backend is
   * not ready within 30 seconds; a `patient` one waits until it is.
   */
  async start(bindings: Bindings, { patient = false } = {}): Promise<void> {
    assertBound(bindings.handlers, bindings.queueOf);
    if (patient) await whenAvailable(() => this.open(bindings), this.outage);
    else await this.open(bindings);
  }

  /**
   * Takes no further job and waits for the running ones, then for the connections to end, `patience` milliseconds
   * each. False when some were still running: the process may exit then, and another worker takes them over when their lock has run out. Asked again,
   * it gives the same answer.
   */
  close(patience = 20_000): Promise<boolean> {
    this.closing ??= this.stop(patience);
    return this.closing;
  }

  /** A worker of BullMQ remembers a failed start for good, so each attempt has workers of its own. */
  private async open({ handlers, queueOf, concurrency = {} }: Bindings): Promise<void> {
    this.workers = [...new Set(queueOf.values())].map((name) =>
      this.openWorker(name, handlers, concurrency[name] ?? 1),
    );
    try {
      const ready = Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
      await bounded(ready, START_PATIENCE_MS, 'キューへの接続');
    } catch (error) {
      const failed = this.workers.splice(0);
      await bounded(Promise.all(failed.map((worker) => worker.close(true))), 5_000, 'キューからの切断').catch(
        this.outage.note,
      );
      throw error;
    }
  }

  private async stop(patience: number): Promise<boolean> {
    this.outage.stop();
    // A worker's own `close` and waiting `pause` cannot be given up once begun (the latter even connects again when
    // the job ends at last), so the running jobs are waited for here.
    await Promise.all(this.workers.map((worker) => worker.pause(true)));
    const idle = await this.inTime(this.untilIdle(), patience, '実行中のジョブ');
    const closed = await this.inTime(this.disconnect(!idle), patience, 'キューからの切断');
    return idle && closed;
  }

  private async untilIdle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  private async disconnect(force: boolean): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close(force)));
    await this.backend.close();
  }

  private async inTime(work: Promise<void>, patience: number, what: string): Promise<boolean> {
    try {
      await bounded(work, patience, what);
      return true;
    } catch (error) {
      this.log.warn({ err: error }, 'ワーカーの停止を待ちきれませんでした');
      return false;
    }
  }

  private async run(job: Job<Nudge, void>, handlers: Bindings['handlers']): Promise<void> {
    const handler = handlers.get(job.data.kind);
    // A job of an older release: trying it again would not help.
    if (!handler) throw new UnrecoverableError(`「${job.data.kind}」を処理する手順がありません`);
    const running = handler(job.data);
    this.running.add(running);
    try {
      await running;
    } finally {
      this.running.delete(running);
    }
  }

  private openWorker(name: string, handlers: Bindings['handlers'], concurrency: number): NudgeWorker {
    const worker: NudgeWorker = new Worker(
      name,
      (job: Job<Nudge, void>) => this.run(job, handlers),
      {
        connection: {},
        concurrency,
        lockDuration: this.locks.duration,
        stalledInterval: this.locks.stalledInterval,
        maxStalledCount: 3,
        runRetryDelay: 1_000,
      },
      this.backend.create,
    );
    worker.on('error', this.outage.note);
    worker.on('stalled', (id) => this.log.warn({ queue: name, job: id }, '中断されたジョブを再開します'));
    worker.on('failed', (job, error) =>
      this.log.warn(
        { err: error, queue: name, ...job?.data, attempts: job?.attemptsMade },
        'ジョブが失敗しました',
      ),
    );
    return worker;
  }
}

function assertBound(handlers: Bindings['handlers'], queueOf: Bindings['queueOf']): void {
  const unbound = [...queueOf.keys()].filter((kind) => !handlers.has(kind));
  const withoutQueue = [...handlers.keys()].filter((kind) => !queueOf.has(kind));
  if (unbound.length > 0) throw new Error(`処理する手順のない種別があります: ${unbound.join(', ')}`);
  if (withoutQueue.length > 0)
    throw new Error(`キューの決まっていない種別があります: ${withoutQueue.join(', ')}`);
}
