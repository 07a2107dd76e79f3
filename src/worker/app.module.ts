import { type DynamicModule, Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AccessModule } from '../access/access.module.js';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { AchievementModule } from '../achievement/achievement.module.js';
import { FigureCheckTask } from '../achievement/check/figure-check.task.js';
import { AutomationModule } from '../automation/automation.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DueDepartmentChanges } from '../reorganisation/due-department-changes.service.js';
import { type Clock } from '../kernel/clock.js';
import { CLOCK } from '../platform/clock-token.js';
import { ClosingModule } from '../closing/closing.module.js';
import { MonthOpeningTask } from '../closing/opening/month-opening.task.js';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { KeptFilesTask } from '../exchange/kept-files.task.js';
import { InboxClearingTask } from '../notices/inbox-clearing.task.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ReminderTask } from '../notices/reminder/reminder.task.js';
import { Database } from '../platform/database/database.js';
import { declaredWork } from '../platform/owed-work/declared-work.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { PlatformModule, type PlatformOptions } from '../platform/platform.module.js';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { PublicationModule } from '../publication/publication.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ReorganisationModule } from '../reorganisation/reorganisation.module.js';
import { ReviewModule } from '../review/review.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { OwedWorkModule } from './owed-work.module.js';
import { Schedule, type ScheduledTask } from './schedule.js';

/** Every module of the product; their handlers of owed work are found among their providers. */
export const modules = [
  AccessModule,
  PriorityListModule,
  CatalogueModule,
  ReportingModule,
  AchievementModule,
  TargetsModule,
  AutomationModule,
  ReviewModule,
  ReorganisationModule,
  PublicationModule,
  NoticesModule,
  ClosingModule,
  ExchangeModule,
  OwedWorkModule,
];

/** What the schedule does in every municipality, in this order. */
const tasks = [MonthOpeningTask, ReminderTask, InboxClearingTask, FigureCheckTask, KeptFilesTask];

/** All modules on one platform: what the web, the worker, the command line and the demo each open. */
@Module({})
export class AppModule {
  /** @throws Error unless each kind of owed work has exactly one handler */
  static with(options: PlatformOptions): DynamicModule {
    const work = declaredWork(modules);
    return {
      module: AppModule,
      imports: [PlatformModule.with(options, work), ...modules],
      providers: [
        {
          provide: OwedWorkRunner,
          useFactory: (database: Database, owedWork: OwedWork, app: ModuleRef) =>
            new OwedWorkRunner(database, owedWork, work, (handler) => app.get(handler, { strict: false })),
          inject: [Database, OwedWork, ModuleRef],
        },
        {
          provide: Schedule,
          useFactory: (
            municipalities: MunicipalityService,
            departmentChanges: DueDepartmentChanges,
            clock: Clock,
            ...scheduled: ScheduledTask[]
          ) => new Schedule(municipalities, departmentChanges, clock, scheduled),
          inject: [MunicipalityService, DueDepartmentChanges, CLOCK, ...tasks],
        },
      ],
      exports: [OwedWorkRunner, Schedule, ...modules],
    };
  }
}
