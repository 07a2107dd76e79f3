import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { type Transaction } from '../../platform/database/transaction.js';
import { orNotFound } from '../../platform/problem.js';
import { auditEntry } from '../audit/audit-entry.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { changesBetween } from '../audit/changes.js';
import { type Context } from '../context.js';
import { permit } from '../permissions.js';
import { type MailChoice, MailRecipientRepository } from './mail-recipient.repository.js';
import { MAIL_TOPIC_NAMES, type MailTopic, topicsOf } from './mail-topic.js';

/** Which mails a user wants: one's own affair. */
@Injectable()
export class MailChoiceService {
  constructor(
    private readonly database: Database,
    private readonly recipients: MailRecipientRepository,
    private readonly audit: AuditRepository,
  ) {}

  async get(context: Context): Promise<MailChoice> {
    permit(context, 'account.own');
    return this.database.snapshot(context, (tx) => this.found(tx, context));
  }

  /** From now on only these of the mails that come to the user's role; mails not yet sent are held back too. */
  async choose(context: Context, topics: readonly MailTopic[]): Promise<void> {
    permit(context, 'account.own');
    await this.database.transaction(context, async (tx) => {
      const before = await this.found(tx, context);
      const unwanted = topicsOf(context.actor.role).filter((topic) => !topics.includes(topic));
      const change = changesBetween(
        { unwantedMails: inWords(before.unwantedMails) },
        { unwantedMails: inWords(unwanted) },
      );
      if (!change) return;
      await this.recipients.setUnwanted(tx, context.actor.id, unwanted);
      await this.audit.record(tx, context, [auditEntry('user.mails', context.actor.id, change)]);
    });
  }

  private async found(tx: Transaction, context: Context): Promise<MailChoice> {
    return orNotFound(await this.recipients.choice(tx, context.actor.id), '利用者');
  }
}

function inWords(topics: readonly MailTopic[]): string {
  return topics.map((topic) => MAIL_TOPIC_NAMES[topic]).join('、');
}
