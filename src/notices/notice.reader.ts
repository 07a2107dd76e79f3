import { Inject, Injectable } from '@nestjs/common';
import { eventOfNotice } from '../access/user/account-notice-key.js';
import { MailRecipientRepository, type Recipients } from '../access/user/mail-recipient.repository.js';
import { type MailTopic } from '../access/user/mail-topic.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { type Transaction } from '../platform/database/transaction.js';
import { Mailer } from '../platform/mail/mailer.js';
import { holidayCalendar } from '../reporting/month/holiday-calendar.js';
import { ReportModelRepository } from '../publication/report-model.repository.js';
import { type Notice, readNoticeKey } from '../reporting/notice-key.js';
import { AccountNoticeReader } from './account-notice.reader.js';
import {
  acceptedText,
  type NoticeText,
  reminderText,
  reportFailedText,
  reportReadyText,
  returnedText,
} from './text/mail-texts.js';
import { type NoticeFacts, NoticeFactsRepository } from './notice-facts.repository.js';
import { isStillTrue } from './still-true.js';

/** Who gets a notice, and what it says. */
export interface Announcement extends NoticeText, Recipients {
  /** Whether it is sent again each time it is requested; else once. */
  comesAgain: boolean;
  /** Where it leads, within the product. */
  page: string;
}

/** Reads a notice as it is at this moment. */
@Injectable()
export class NoticeReader {
  constructor(
    private readonly facts: NoticeFactsRepository,
    private readonly recipients: MailRecipientRepository,
    private readonly accounts: AccountNoticeReader,
    private readonly mailer: Mailer,
    private readonly reports: ReportModelRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null where what it says no longer holds. */
  async read(tx: Transaction, key: string): Promise<Announcement | null> {
    const event = eventOfNotice(key);
    if (event !== null) {
      const text = await this.accounts.read(tx, event);
      return text && { ...text, comesAgain: false, page: '/account' };
    }
    const notice = readNoticeKey(key);
    const departmentId = 'departmentId' in notice ? notice.departmentId : null;
    const facts = await this.facts.of(tx, notice.month, departmentId);
    if (!facts || !isStillTrue(notice, facts, this.clock.now(), holidayCalendar())) return null;
    const recipients = await this.recipients.recipients(tx, topicOf(notice), departmentId);
    const report = notice.kind === 'report-ready' ? await this.reports.final(tx, { ...notice }) : undefined;
    const missing = report?.missing?.sentence ?? null;
    const text = this.text(notice, { ...facts, missing });
    return { comesAgain: topicOf(notice) === 'result', page: pageOf(notice), ...recipients, ...text };
  }

  private text(notice: Notice, facts: NoticeFacts & { missing: string | null }): NoticeText {
    const { month } = notice;
    const from = {
      ...facts,
      link: this.mailer.link(pageOf(notice)),
      accountLink: this.mailer.link('/account'),
    };
    const content = { ...from, month, departmentName: facts.departmentName ?? '所管課' };
    switch (notice.kind) {
      case 'reminder':
        return reminderText({ ...content, occasion: notice.occasion, state: facts.submissionState });
      case 'reminder-by-hand':
        return reminderText({ ...content, occasion: 'after', state: facts.submissionState });
      case 'returned':
        return returnedText({ ...content, reason: facts.returnReason, rows: facts.returnedRows });
      case 'accepted':
        return acceptedText(content);
      case 'report-ready':
        return reportReadyText({ ...content, revision: notice.revision });
      case 'report-failed':
        return reportFailedText({ ...content, revision: notice.revision });
    }
  }
}

function pageOf(notice: Notice): string {
  return notice.kind === 'report-ready' || notice.kind === 'report-failed'
    ? `/reports/${notice.month}?revision=${notice.revision}`
    : `/report/${notice.month}`;
}

function topicOf({ kind }: Notice): MailTopic {
  if (kind === 'reminder-by-hand') return 'reminder';
  if (kind === 'report-failed') return 'report-ready';
  return kind === 'returned' || kind === 'accepted' ? 'result' : kind;
}
