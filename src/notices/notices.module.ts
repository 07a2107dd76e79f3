import { Module } from '@nestjs/common';
import { PublicationModule } from '../publication/publication.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { AccountNoticeReader } from './account-notice.reader.js';
import { InboxClearingTask } from './inbox-clearing.task.js';
import { MailJob } from './mail/mail.job.js';
import { MailRepository } from './mail/mail.repository.js';
import { MailService } from './mail/mail.service.js';
import { NoticeFactsRepository } from './notice-facts.repository.js';
import { NoticeJob } from './notice.job.js';
import { NoticeReader } from './notice.reader.js';
import { ReminderByHandRepository } from './reminder/reminder-by-hand.repository.js';
import { ReminderByHandService } from './reminder/reminder-by-hand.service.js';
import { ReminderRepository } from './reminder/reminder.repository.js';
import { ReminderTask } from './reminder/reminder.task.js';

const shared = [InboxClearingTask, MailJob, MailService, NoticeJob, ReminderByHandService, ReminderTask];

/** What people are notified of by mail: results, reports, reminders, events of their account. */
@RaisesWork('notice', 'mail')
@Module({
  imports: [ReportingModule, PublicationModule],
  providers: [
    ...shared,
    AccountNoticeReader,
    MailRepository,
    NoticeFactsRepository,
    NoticeReader,
    ReminderByHandRepository,
    ReminderRepository,
  ],
  exports: shared,
})
export class NoticesModule {}
