import { Inject, Injectable } from '@nestjs/common';
import { type Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock-token.js';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { MailRefused } from '../../platform/mail/delivery-failure.js';
import { LONGEST_SENDING_MS, Mailer } from '../../platform/mail/mailer.js';
import { HandlesWork } from '../../platform/owed-work/declared-work.js';
import { type OwedHandler } from '../../platform/owed-work/handler.js';
import { NotNow } from '../../platform/owed-work/failure-cause.js';
import { stopPoint } from '../../platform/stop-point.js';
import { type Mail, MailRepository, type Outcome } from './mail.repository.js';
import { NoticeReader } from '../notice.reader.js';

declare module '../../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    mail: true;
  }
}

/** As long as mail servers themselves commonly keep trying (RFC 5321, 4.5.4.1). */
const GIVEN_UP_AFTER_MS = 5 * 86_400_000;
const RESERVED_SECONDS = LONGEST_SENDING_MS / 1_000 + 20;

const OVERTAKEN =
  '送信する前に状況が変わったため（提出済み、次のお知らせ、受け取らない設定など）、送信しませんでした。';
const NOT_CONFIGURED = 'メールは設定されていません。';

/**
 * Sends one mail. A worker killed between the server's acceptance and our record of it leaves the mail to be sent again,
 * under the same Message-ID; apart from that it is sent once.
 */
@HandlesWork({ kind: 'mail', queue: 'mails' })
@Injectable()
export class MailJob implements OwedHandler<Outcome | null> {
  constructor(
    private readonly database: Database,
    private readonly mails: MailRepository,
    private readonly notices: NoticeReader,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null where it is settled already. @throws MailDelayed where it did not go out this time */
  async compute(tx: Transaction, id: string): Promise<Outcome | null> {
    const mail = await this.mails.find(tx, id);
    if (mail?.state !== 'waiting') return null;
    if (!this.mailer.configured) return { state: 'not-configured', reason: NOT_CONFIGURED };
    const announcement = await this.notices.read(tx, mail.notice);
    if (!announcement?.addresses.includes(mail.address)) return { state: 'withdrawn', reason: OVERTAKEN };
    await this.reserve(tx, id);
    stopPoint('mail:in-hand');
    return this.deliver(tx, mail);
  }

  async write(tx: Transaction, id: string, outcome: Outcome | null): Promise<void> {
    if (outcome) await this.mails.settle(tx, id, outcome, this.clock.now());
  }

  private async reserve({ municipality }: Transaction, id: string): Promise<void> {
    const isOurs = await this.database.transaction({ municipality }, (tx) =>
      this.mails.reserve(tx, id, RESERVED_SECONDS),
    );
    if (!isOurs) throw new NotNow('ほかの処理がこのメールを送信しています。終わるのを待って確かめます。');
  }

  private async deliver({ municipality }: Transaction, mail: Mail): Promise<Outcome> {
    try {
      await this.mailer.send({ ...mail, to: mail.address });
      return { state: 'sent', reason: null };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof MailRefused) return { state: 'refused', reason };
      if (this.clock.now().getTime() - mail.writtenAt.getTime() > GIVEN_UP_AFTER_MS)
        return { state: 'refused', reason: `5日間送信できなかったため、取りやめました。${reason}` };
      await this.database.transaction({ municipality }, (tx) => this.mails.release(tx, mail.id));
      throw error;
    }
  }
}
