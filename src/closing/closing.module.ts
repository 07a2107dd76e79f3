import { Module } from '@nestjs/common';
import { AchievementModule } from '../achievement/achievement.module.js';
import { AutomationModule } from '../automation/automation.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ClosingController } from './closing.controller.js';
import { ClosingService } from './closing.service.js';
import { MailJob } from './notice/mail.job.js';
import { MailRepository } from './notice/mail.repository.js';
import { MailService } from './notice/mail.service.js';
import { NoticeFactsRepository } from './notice/notice-facts.repository.js';
import { AccountNoticeReader } from './notice/account-notice-reader.js';
import { NoticeReader } from './notice/notice-reader.js';
import { NoticeJob } from './notice/notice.job.js';
import { MonthOpeningDuty } from './schedule/month-opening.duty.js';
import { ReminderDuty } from './schedule/reminder.duty.js';
import { ReminderRepository } from './schedule/reminder.repository.js';
import { MonthWithdrawalRepository } from './withdrawal/month-withdrawal.repository.js';
import { MonthWithdrawalService } from './withdrawal/month-withdrawal.service.js';

const shared = [
  ClosingService,
  MailJob,
  MailService,
  MonthOpeningDuty,
  MonthWithdrawalService,
  NoticeJob,
  ReminderDuty,
];

/** A month's life across the rooms: opening by itself, reminders, results, closing, reopening. */
@Module({
  imports: [ReportingModule, AchievementModule, AutomationModule, PublicationModule],
  controllers: [ClosingController],
  providers: [
    ...shared,
    MailRepository,
    AccountNoticeReader,
    MonthWithdrawalRepository,
    NoticeFactsRepository,
    NoticeReader,
    ReminderRepository,
  ],
  exports: shared,
})
export class ClosingModule {}
