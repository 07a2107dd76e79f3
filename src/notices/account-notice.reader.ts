import { Injectable } from '@nestjs/common';
import { MunicipalityRepository } from '../access/municipality/municipality.repository.js';
import { SecurityEventRepository } from '../access/security/security-event.repository.js';
import { MailRecipientRepository, type Recipients } from '../access/user/mail-recipient.repository.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Mailer } from '../platform/mail/mailer.js';
import { accountText } from './text/account-text.js';
import { type NoticeText } from './text/mail-texts.js';

@Injectable()
export class AccountNoticeReader {
  constructor(
    private readonly events: SecurityEventRepository,
    private readonly recipients: MailRecipientRepository,
    private readonly municipalities: MunicipalityRepository,
    private readonly mailer: Mailer,
  ) {}

  /** Null where the event is no longer kept, or its user is disabled. */
  async read(tx: Transaction, eventId: number): Promise<(NoticeText & Recipients) | null> {
    const event = await this.events.find(tx, eventId);
    const owner = event && (await this.recipients.owner(tx, event.userId));
    if (!event || !owner) return null;
    const municipality = await this.municipalities.find(tx);
    const text = accountText(event, {
      userLabel: owner.label,
      municipalityName: municipality?.name ?? '',
      link: this.mailer.link('/account'),
    });
    const addresses = owner.mailAddress === null ? [] : [owner.mailAddress];
    return text && { ...text, userIds: [event.userId], addresses };
  }
}
