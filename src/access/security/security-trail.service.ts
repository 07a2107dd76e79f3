import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Logger } from 'pino';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { LOGGER } from '../../platform/platform.module.js';
import { SecurityEventRepository } from './security-event.repository.js';
import { MOST_EVENTS_PER_MINUTE, SECURITY_EVENT_DAYS } from './security-kinds.js';
import { type Occurrence, SummedEvents } from './summed-events.js';

const WRITTEN_AFTER_MS = 1_000;
const DAY_MS = 86_400_000;

/**
 * Keeps what requests come to that change nothing: failures, refusals, downloads. They are written a second later,
 * summed up, so that a flood of them costs next to nothing; nobody waits for it, and no request fails by it.
 */
@Injectable()
export class SecurityTrail implements OnModuleDestroy {
  private readonly events = new SummedEvents(MOST_EVENTS_PER_MINUTE);
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private cleared = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: SecurityEventRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'error'>,
  ) {}

  /** Keeps an event that happened just now. */
  note(event: Omit<Occurrence, 'at'>): void {
    this.events.add({ ...event, at: this.clock.now() });
    this.timer ??= setTimeout(() => void this.flush(), WRITTEN_AFTER_MS).unref();
  }

  /** Writes what has not been written yet. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }

  private async write(): Promise<void> {
    if (this.events.empty) return;
    const occurrences = this.events.take();
    try {
      await this.database.system(async (system) => {
        await this.repository.add(system, occurrences);
        await this.clearAway(system);
      });
    } catch (error) {
      this.events.putBack(occurrences);
      this.logger.error({ err: error }, 'セキュリティの記録を書き込めませんでした');
    }
  }

  /** Once a day. */
  private async clearAway(system: Parameters<SecurityEventRepository['removeBefore']>[0]): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.cleared < DAY_MS) return;
    await this.repository.removeBefore(system, new Date(now - SECURITY_EVENT_DAYS * DAY_MS));
    this.cleared = now;
  }
}
