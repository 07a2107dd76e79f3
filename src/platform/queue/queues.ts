import { type IQueueBackend, type JobsOptions, Queue } from 'bullmq';
import { Outage, type OutageLog } from '../outage.js';
import { unavailability } from '../unavailable.js';
import { bounded } from './bounded.js';
import { deduplicationId, type Nudge, QUEUE_NAMES, type QueueName, TICK_QUEUE } from './nudge.js';
import { openQueueBackend } from './queue-backend.js';
import { type QueueBackend, type QueueBackendName, type QueueConfig } from './queue-connection.js';

/** A queue of the house, on whichever backend. */
export type NudgeQueue = Queue<Nudge, void, string, Nudge, void, string, IQueueBackend, object>;

/** Jobs of one queue by where they stand. */
export type QueueCounts = Record<'waiting' | 'active' | 'delayed' | 'failed' | 'completed', number>;

/** A job that failed for good. */
export type Failure = Nudge & { reason: string; attempts: number };

/** All in milliseconds but `attempts`. */
export type QueueSettings = {
  /** How often a failing job is tried in all. */
  attempts: number;
  /** The pause before the second attempt; it doubles each time. */
  pause: number;
  /** How often the ticks of this process are looked after: an emptied Redis has forgotten them. */
  lookAfterTicks: number;
};

type Tick = { name: string; pattern: string; tz: string };

const PATIENCE_MS = 2_000;
const KEPT: Pick<JobsOptions, 'removeOnComplete' | 'removeOnFail'> = {
  removeOnComplete: { count: 200 },
  removeOnFail: { count: 1_000 },
};

/** The producing side of the queues: nudges, ticks and counts. What is owed stands in PostgreSQL, not here. */
export class Queues {
  private readonly backend: QueueBackend;
  private readonly opened = new Map<QueueName, Promise<NudgeQueue>>();
  private readonly outage: Outage;
  private readonly ticks = new Map<string, Tick>();
  private readonly settings: QueueSettings;
  private keeper: NodeJS.Timeout | undefined;

  constructor(
    config: QueueConfig,
    private readonly log: OutageLog,
    settings: Partial<QueueSettings> = {},
  ) {
    this.settings = { attempts: 5, pause: 1_000, lookAfterTicks: 30_000, ...settings };
    this.outage = new Outage(log, 'キュー');
    this.backend = openQueueBackend(config, 'producer', this.outage);
  }

  get backendName(): QueueBackendName {
    return this.backend.name;
  }

  /**
   * Asks for a row of owed work to be looked at. Nudges that wait for the same row are one run; one given while that
   * row is being worked on runs once more afterwards.
   *
   * For use after a commit: it never throws and takes two seconds at most. False means that the nudge could not be
   * given (written to the log); the reconciler will find the row.
   */
  async nudge(queueName: QueueName, nudge: Nudge): Promise<boolean> {
    const { municipality, kind, key } = nudge;
    try {
      await bounded(this.add(queueName, { municipality, kind, key }), PATIENCE_MS, 'キューへの登録');
      this.outage.over();
      return true;
    } catch (error) {
      if (error instanceof Error && unavailability(error) !== null) this.outage.note(error);
      else
        this.log.warn(
          { err: error, queue: queueName, municipality, kind, key },
          'ジョブを登録できませんでした',
        );
      return false;
    }
  }

  /** The number of jobs in every queue, for metrics. Throws when the backend does not answer within two seconds. */
  async counts(): Promise<Record<QueueName, QueueCounts>> {
    const counts = await bounded(
      Promise.all(QUEUE_NAMES.map((name) => this.countsOf(name))),
      PATIENCE_MS,
      '件数の取得',
    );
    return Object.fromEntries(counts) as Record<QueueName, QueueCounts>;
  }

  /** The newest jobs of a queue that failed for good, fifty at most, each with the reason of its last attempt. */
  async failures(queueName: QueueName): Promise<Failure[]> {
    const jobs = await bounded(this.failedJobs(queueName), PATIENCE_MS, '失敗したジョブの取得');
    return jobs.map((job) => ({ ...job.data, reason: job.failedReason, attempts: job.attemptsMade }));
  }

  /** The queues themselves, for bull-board alone. Throws when the backend does not answer within two seconds. */
  async forBoard(): Promise<NudgeQueue[]> {
    const opening = Promise.all(QUEUE_NAMES.map((name) => this.open(name)));
    return bounded(opening, PATIENCE_MS, 'キューへの接続');
  }

  /**
   * Sees to it that a job of the kind `name` (without `:`) comes at every time of the cron `pattern`, for as long as
   * this process lives and longer. Doing it again, here or in another process, changes nothing unless pattern or zone
   * differ. A time at which no worker runs is not made up for.
   *
   * A backend that is away gets it when it is back.
   */
  async scheduleTick(name: string, pattern: string, tz = 'Asia/Tokyo'): Promise<void> {
    const tick = { name, pattern, tz };
    this.ticks.set(name, tick);
    this.keeper ??= setInterval(() => void this.lookAfterTicks(), this.settings.lookAfterTicks).unref();
    await this.keep(tick);
  }

  /** Whether the queue takes a job just now, asked without one. Throws what stands in the way. */
  async probe(): Promise<void> {
    await this.backend.probe();
  }

  /** Lets go of the connections, within four seconds even when the backend is away. Jobs stay where they are. */
  async close(): Promise<void> {
    clearInterval(this.keeper);
    const queues = Promise.all([...this.opened.values()].map(async (opening) => (await opening).close()));
    await bounded(queues, PATIENCE_MS, 'キューの終了').catch(this.outage.note);
    await bounded(this.backend.close(), PATIENCE_MS, 'キューからの切断').catch(this.outage.note);
  }

  private async add(queueName: QueueName, nudge: Nudge): Promise<void> {
    const queue = await this.open(queueName);
    await queue.add(nudge.kind, nudge, {
      ...KEPT,
      deduplication: { id: deduplicationId(nudge), keepLastIfActive: true },
      attempts: this.settings.attempts,
      backoff: { type: 'exponential', delay: this.settings.pause },
    });
  }

  private async countsOf(name: QueueName): Promise<[QueueName, QueueCounts]> {
    const queue = await this.open(name);
    const found = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed');
    const { waiting = 0, active = 0, delayed = 0, failed = 0, completed = 0 } = found;
    return [name, { waiting, active, delayed, failed, completed }];
  }

  private async failedJobs(name: QueueName): Promise<Awaited<ReturnType<NudgeQueue['getFailed']>>> {
    const queue = await this.open(name);
    return queue.getFailed(0, 49);
  }

  private async upsert({ name, pattern, tz }: Tick): Promise<void> {
    const queue = await this.open(TICK_QUEUE);
    const existing = await queue.getJobScheduler(name);
    if (existing?.pattern === pattern && existing.tz === tz) return;
    const data = { municipality: '', kind: name, key: '' };
    await queue.upsertJobScheduler(name, { pattern, tz }, { name, data, opts: KEPT });
  }

  private async lookAfterTicks(): Promise<void> {
    for (const tick of this.ticks.values()) await this.keep(tick);
  }

  private async keep(tick: Tick): Promise<void> {
    try {
      await bounded(this.upsert(tick), PATIENCE_MS, '定期実行の登録');
      this.outage.over();
    } catch (error) {
      if (error instanceof Error) this.outage.note(error);
    }
  }

  /** BullMQ remembers a failed start for good, so a queue that did not become ready is opened anew the next time. */
  private open(name: QueueName): Promise<NudgeQueue> {
    const opened = this.opened.get(name);
    if (opened) return opened;
    const opening = this.openQueue(name);
    this.opened.set(name, opening);
    opening.catch(() => this.opened.delete(name));
    return opening;
  }

  private async openQueue(name: QueueName): Promise<NudgeQueue> {
    const queue: NudgeQueue = new Queue(
      name,
      { connection: {}, streams: { events: { maxLen: 1_000 } } },
      this.backend.create,
    );
    queue.on('error', this.outage.note);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      await queue.close().catch(this.outage.note);
      throw error;
    }
  }
}
