import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger } from 'pino';
import { unavailability } from './unavailable.js';

export type OutageLog = Pick<Logger, 'info' | 'warn' | 'error'>;

const REMIND_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const QUIET_MS = 30_000;

/**
 * The time in which a service we depend on is away. It is logged once when it begins, every five minutes while it
 * lasts and once when it is over. Whoever keeps trying pauses in between, longer the longer it lasts, with a random
 * part so that not all come at once.
 */
export class Outage {
  private since: number | null = null;
  private loggedAt = 0;
  private failures = 0;
  private ended = new AbortController();
  private stopped = false;
  private readonly lastWritten = new Map<string, number>();

  constructor(
    private readonly log: OutageLog,
    private readonly what: string,
  ) {}

  /** A listener for errors. Those of an outage are counted, any other is written at most every 30 seconds. */
  readonly note = (error: Error): void => {
    if (unavailability(error) === null) return this.writeSparingly(error);
    const now = Date.now();
    this.failures += 1;
    if (this.since === null) {
      this.since = now;
      this.loggedAt = now;
      this.log.error({ err: error }, `${this.what}が使えません。使えるようになるまで、間隔をあけて試します`);
    } else if (now - this.loggedAt >= REMIND_MS) {
      this.loggedAt = now;
      const seconds = Math.round((now - this.since) / 1000);
      this.log.warn({ err: error, seconds, failures: this.failures }, `${this.what}はまだ使えません`);
    }
  };

  /** The service has answered: every pause ends at once. */
  over(): void {
    if (this.since === null) return;
    const seconds = Math.round((Date.now() - this.since) / 1000);
    this.log.info({ seconds, failures: this.failures }, `${this.what}が使えるようになりました`);
    this.since = null;
    this.failures = 0;
    this.ended.abort();
    if (!this.stopped) this.ended = new AbortController();
  }

  get isOn(): boolean {
    return this.since !== null;
  }

  /** Does `work`; where it fails, pauses before it throws on. For loops that would try again at once. */
  async paced<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error) this.note(error);
      await this.pause();
      throw error;
    }
  }

  /** Pauses, for some 0.2 seconds at first and 10 at most. Ends early when the outage is over. */
  async pause(): Promise<void> {
    const outageMs = this.since === null ? 0 : Date.now() - this.since;
    const longest = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, outageMs / 2));
    const pause = longest * (0.6 + Math.random() * 0.4);
    await sleep(pause, undefined, { signal: this.ended.signal }).catch(() => undefined);
  }

  /** Ends every pause, now and from now on: the process ends. */
  stop(): void {
    this.stopped = true;
    this.ended.abort();
  }

  private writeSparingly(error: Error): void {
    const now = Date.now();
    if (now - (this.lastWritten.get(error.message) ?? -Infinity) < QUIET_MS) return;
    // Messages may name a port or a job, so the memory of them is not left to grow.
    if (this.lastWritten.size > 100) this.lastWritten.clear();
    this.lastWritten.set(error.message, now);
    this.log.error({ err: error }, `${this.what}でエラーが発生しました`);
  }
}
