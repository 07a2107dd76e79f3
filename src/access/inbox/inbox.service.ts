import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, DEFAULT_PAGE, type Page, pageOf } from '../../platform/keyset.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { type InboxNotice, InboxRepository } from './inbox.repository.js';

/** What somebody was told: everybody reads and marks the own notices alone. */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly inbox: InboxRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The actor's notices, newest first. @throws Problem 422 for a cursor that is none */
  async list(context: Context, cursor?: string): Promise<Page<InboxNotice>> {
    permit(context, 'account.own');
    const [before = null] = cursor === undefined ? [] : decodeCursor(cursor, ['integer']);
    const found = await this.database.snapshot(context, (tx) =>
      this.inbox.list(tx, context.actor.id, { before, limit: DEFAULT_PAGE + 1 }),
    );
    return pageOf(found, DEFAULT_PAGE, ({ seq }) => [seq]);
  }

  /** The newest that the actor has not read, newest first. */
  async unread(context: Context, limit: number): Promise<InboxNotice[]> {
    permit(context, 'account.own');
    return this.database.snapshot(context, (tx) => this.inbox.unread(tx, context.actor.id, limit));
  }

  /** Marks one notice as read; nothing happens where it is not the actor's. */
  async markRead(context: Context, seq: number): Promise<void> {
    permit(context, 'account.own');
    await this.mark(context, { from: seq, to: seq });
  }

  /** Marks every notice as read that had come when the page was drawn: `upTo` is the newest on it. */
  async markAllRead(context: Context, upTo: number): Promise<void> {
    permit(context, 'account.own');
    await this.mark(context, { from: 0, to: upTo });
  }

  private async mark(context: Context, range: { from: number; to: number }): Promise<void> {
    await this.database.transaction(context, (tx) =>
      this.inbox.markRead(tx, context.actor.id, range, this.clock.now()),
    );
  }
}
