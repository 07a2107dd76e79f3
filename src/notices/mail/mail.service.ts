import { Inject, Injectable } from '@nestjs/common';
import { type Context } from '../../access/context.js';
import { permit } from '../../access/permissions.js';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { decodeCursor, type Page, pageOf } from '../../platform/keyset.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { type Mail, MailRepository } from './mail.repository.js';
import { type DepartmentOutOfReach, NoticeFactsRepository } from '../notice-facts.repository.js';

const RECENT_MS = 30 * 86_400_000;

@Injectable()
export class MailService {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly facts: NoticeFactsRepository,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whether mails can be sent at all. */
  get configured(): boolean {
    return this.mailer.configured;
  }

  /** One page of the mails, newest first. */
  async list(context: Context, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<Mail>> {
    permit(context, 'mail.read');
    const [writtenAt, id] = cursor === undefined ? [] : decodeCursor(cursor, ['instant', 'uuid']);
    const before = writtenAt === undefined || id === undefined ? null : { writtenAt, id };
    const fetched = await this.database.snapshot(context, (tx) =>
      this.mails.list(tx, { before, limit: limit + 1 }),
    );
    return pageOf(fetched, limit, (mail) => [mail.writtenAt, mail.id]);
  }

  /** The departments that have to report and whom no reminder can reach, by code. */
  async departmentsOutOfReach(context: Context): Promise<DepartmentOutOfReach[]> {
    permit(context, 'mail.read');
    return this.database.snapshot(context, (tx) => this.facts.departmentsOutOfReach(tx));
  }

  /** How many mails of the last thirty days a server would not take. */
  async refusedLately(context: Context): Promise<number> {
    permit(context, 'mail.read');
    const since = new Date(this.clock.now().getTime() - RECENT_MS);
    return this.database.snapshot(context, (tx) => this.mails.refusedSince(tx, since));
  }
}
