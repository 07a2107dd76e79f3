import { Inject, Injectable } from '@nestjs/common';
import { InboxRepository } from '../access/inbox/inbox.repository.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Mailer } from '../platform/mail/mailer.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { MailRepository } from './mail/mail.repository.js';
import { type Announcement, NoticeReader } from './notice.reader.js';

declare module '../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    notice: true;
  }
}

/**
 * Tells a notice to its users and writes its mails, one to each address, each of which is then owed by itself. Without a mail server they
 * are recorded as not sent and nothing more is owed.
 */
@HandlesWork({ kind: 'notice', queue: 'mails' })
@Injectable()
export class NoticeJob implements OwedHandler<Announcement | null> {
  constructor(
    private readonly notices: NoticeReader,
    private readonly inbox: InboxRepository,
    private readonly mails: MailRepository,
    private readonly mailer: Mailer,
    private readonly owedWork: OwedWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async compute(tx: Transaction, key: string): Promise<Announcement | null> {
    return this.notices.read(tx, key);
  }

  /** A result can be sent again when it is requested anew; reminders, news of a report and account events are sent once. */
  async write(
    tx: Transaction,
    key: string,
    announcement: Announcement | null,
    requested: number,
  ): Promise<void> {
    if (!announcement) return;
    const { comesAgain, userIds, addresses, title, detail, page, subject, body } = announcement;
    const at = this.clock.now();
    const occasion = { notice: key, occurrence: comesAgain ? requested : 1 };
    await this.inbox.add(tx, { ...occasion, userIds, title, detail, page, at });
    const ids = await this.mails.add(tx, {
      ...occasion,
      addresses,
      subject,
      body,
      state: this.mailer.configured ? 'waiting' : 'not-configured',
      writtenAt: at,
    });
    if (this.mailer.configured) await this.owedWork.raise(tx, 'mail', ids);
  }
}
