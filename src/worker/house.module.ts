import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AchievementModule } from '../achievement/achievement.module.js';
import { AutomationModule } from '../automation/automation.module.js';
import { RunSumsJob } from '../automation/run-log/run-sums.job.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { DueDepartmentChanges } from '../reorganisation/due-department-changes.service.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { ClosingModule } from '../closing/closing.module.js';
import { MailJob } from '../closing/notice/mail.job.js';
import { NoticeJob } from '../closing/notice/notice.job.js';
import { MonthOpeningDuty } from '../closing/schedule/month-opening.duty.js';
import { ReminderDuty } from '../closing/schedule/reminder.duty.js';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { ImportJob } from '../exchange/import.job.js';
import { FinalJob } from '../achievement/final.job.js';
import { ProvisionalJob } from '../achievement/provisional.job.js';
import { Database } from '../platform/database/database.js';
import { type OwedHandler } from '../platform/owed-work/handler.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { PlatformModule, type PlatformOptions } from '../platform/platform.module.js';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ReportFileJob } from '../publication/report-file.job.js';
import { ReportJob } from '../publication/report.job.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ReorganisationModule } from '../reorganisation/reorganisation.module.js';
import { ReviewModule } from '../review/review.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { OwedWorkModule } from './owed-work.module.js';
import { type Duty, Schedule } from './schedule.js';

const rooms = [
  AccessModule,
  PriorityListModule,
  CatalogueModule,
  ReportingModule,
  AchievementModule,
  TargetsModule,
  ReviewModule,
  AutomationModule,
  ReorganisationModule,
  ClosingModule,
  PublicationModule,
  ExchangeModule,
  OwedWorkModule,
];

/** Every kind of owed work has its handler here; the runner refuses to start where one is missing or doubled. */
export const handlers = [
  ProvisionalJob,
  RunSumsJob,
  FinalJob,
  ReportJob,
  ReportFileJob,
  ImportJob,
  NoticeJob,
  MailJob,
];

/** What the schedule sees to in every municipality, in this order. */
const duties = [MonthOpeningDuty, ReminderDuty];

/** All rooms on one platform: what the web, the worker, the command line and the demo each open. */
@Module({})
export class HouseModule {
  static with(options: PlatformOptions): DynamicModule {
    return {
      module: HouseModule,
      imports: [PlatformModule.with(options), ...rooms],
      providers: [
        {
          provide: OwedWorkRunner,
          useFactory: (database: Database, owedWork: OwedWork, ...bound: OwedHandler<unknown>[]) =>
            new OwedWorkRunner(database, owedWork, bound),
          inject: [Database, OwedWork, ...handlers],
        },
        {
          provide: Schedule,
          useFactory: (
            municipalities: MunicipalityService,
            departmentChanges: DueDepartmentChanges,
            clock: Clock,
            ...kept: Duty[]
          ) => new Schedule(municipalities, departmentChanges, clock, kept),
          inject: [MunicipalityService, DueDepartmentChanges, CLOCK, ...duties],
        },
      ],
      exports: [OwedWorkRunner, Schedule, ...rooms],
    };
  }
}
