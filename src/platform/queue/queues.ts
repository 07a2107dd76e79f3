import { type IQueueBackend, type JobsOptions, Queue } from 'bullmq';
import { Outage, type OutageLog } from '../outage.js';
import { unavailability } from '../unavailable.js';
import { bounded } from './bounded.js';
import { deduplicationId, type Nudge } from './nudge.js';
import { openQueueBackend } from './queue-backend.js';
import { type QueueBackend, type QueueBackendName, type QueueConfig } from './queue-connection.js';

/** A queue on whichever backend. */
export type NudgeQueue = Queue<Nudge, void, string, Nudge, void, string, IQueueBackend, object>;

/** Jobs of one queue by where they stand. */
export type QueueCounts = Record<'waiting' | 'active' | 'delayed' | 'failed' | 'completed', number>;

/** A job that failed for good. */
export type Failure = Nudge & { reason: string; attempts: number };

export type QueueSettings = {
  /** How often a failing job is tried in all. Once, as a rule: when it is due again stands in PostgreSQL. */
  attempts: number;
  /** Milliseconds before the second attempt; it doubles each time. */
  pause: number;
};

const PATIENCE_MS = 2_000;
const KEPT: Pick<JobsOptions, 'removeOnComplete' | 'removeOnFail'> = {
  removeOnComplete: { count: 200 },
  removeOnFail: { count: 1_000 },
};

/** The producing side of the queues: nudges and counts. What is owed stands in PostgreSQL, not here. */
export class Queues {
  private readonly backend: QueueBackend;
  private readonly opened = new Map<string, Promise<NudgeQueue>>();
  private readonly outage: Outage;
  private readonly settings: QueueSettings;

  constructor(
    config: QueueConfig,
    private readonly log: OutageLog,
    private readonly names: readonly string[],
    settings: Partial<QueueSettings> = {},
  ) {
    this.settings = { attempts: 1, pause: 1_000, ...settings };
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
  async nudge(queueName: string, nudge: Nudge): Promise<boolean> {
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
  async counts(): Promise<Record<string, QueueCounts>> {
    const counting = Promise.all(this.names.map((name) => this.countsOf(name)));
    return Object.fromEntries(await bounded(counting, PATIENCE_MS, '件数の取得'));
  }

  /** The newest jobs of a queue that failed for good, fifty at most, each with the reason of its last attempt. */
  async failures(queueName: string): Promise<Failure[]> {
    const jobs = await bounded(this.failedJobs(queueName), PATIENCE_MS, '失敗したジョブの取得');
    return jobs.map((job) => ({ ...job.data, reason: job.failedReason, attempts: job.attemptsMade }));
  }

  /** The queues themselves, for bull-board alone. Throws when the backend does not answer within two seconds. */
  async forBoard(): Promise<NudgeQueue[]> {
    const opening = Promise.all(this.names.map((name) => this.open(name)));
    return bounded(opening, PATIENCE_MS, 'キューへの接続');
  }

  /** Whether the queue takes a job just now, asked without one. Throws what stands in the way. */
  async probe(): Promise<void> {
    await this.backend.probe();
  }

  /** Ends timers that an older release left in a queue. Throws when the backend does not answer within two seconds. */
  async removeTimers(queueName: string, timers: readonly string[]): Promise<void> {
    const removing = this.open(queueName).then(async (queue) => {
      for (const timer of timers) await queue.removeJobScheduler(timer);
    });
    await bounded(removing, PATIENCE_MS, '古い定期実行の削除');
  }

  /** Corrects what the queue wrote down while the clock was ahead: see `QueueBackend`. Never throws. */
  async pullInTimes(): Promise<void> {
    await bounded(this.backend.pullInTimes(), PATIENCE_MS, 'キューの時刻の確認').catch(this.outage.note);
  }

  /** Lets go of the connections, within four seconds even when the backend is away. Jobs stay where they are. */
  async close(): Promise<void> {
    const queues = Promise.all([...this.opened.values()].map(async (opening) => (await opening).close()));
    await bounded(queues, PATIENCE_MS, 'キューの終了').catch(this.outage.note);
    await bounded(this.backend.close(), PATIENCE_MS, 'キューからの切断').catch(this.outage.note);
  }

  private async add(queueName: string, nudge: Nudge): Promise<void> {
    const queue = await this.open(queueName);
    await queue.add(nudge.kind, nudge, {
      ...KEPT,
      deduplication: { id: deduplicationId(nudge), keepLastIfActive: true },
      attempts: this.settings.attempts,
      backoff: { type: 'exponential', delay: this.settings.pause },
    });
  }

  private async countsOf(name: string): Promise<[string, QueueCounts]> {
    const queue = await this.open(name);
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed');
    const { waiting = 0, active = 0, delayed = 0, failed = 0, completed = 0 } = counts;
    return [name, { waiting, active, delayed, failed, completed }];
  }

  private async failedJobs(name: string): Promise<Awaited<ReturnType<NudgeQueue['getFailed']>>> {
    const queue = await this.open(name);
    return queue.getFailed(0, 49);
  }

  /** BullMQ remembers a failed start for good, so a queue that did not become ready is opened anew the next time. */
  private open(name: string): Promise<NudgeQueue> {
    const opened = this.opened.get(name);
    if (opened) return opened;
    const opening = this.openQueue(name);
    this.opened.set(name, opening);
    opening.catch(() => this.opened.delete(name));
    return opening;
  }

  private async openQueue(name: string): Promise<NudgeQueue> {
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
