import { Module } from '@nestjs/common';
import { AchievementModule } from '../achievement/achievement.module.js';
import { AutomationModule } from '../automation/automation.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { ClosingController } from './closing.controller.js';
import { ClosingService } from './closing.service.js';
import { FinalJob } from './final.job.js';
import { MonthController } from './month.controller.js';
import { MonthService } from './month.service.js';
import { DueDayService } from './opening/due-day.service.js';
import { MonthOpeningTask } from './opening/month-opening.task.js';
import { MonthWithdrawalRepository } from './withdrawal/month-withdrawal.repository.js';
import { MonthWithdrawalService } from './withdrawal/month-withdrawal.service.js';

const shared = [
  ClosingService,
  DueDayService,
  FinalJob,
  MonthOpeningTask,
  MonthService,
  MonthWithdrawalService,
];

/** A month's life across the modules: opening, closing, its final figures, reopening, withdrawal. */
@RaisesWork('provisional', 'final', 'notice', 'report', 'run-sums')
@Module({
  imports: [ReportingModule, AchievementModule, AutomationModule],
  controllers: [MonthController, ClosingController],
  providers: [...shared, MonthWithdrawalRepository],
  exports: shared,
})
export class ClosingModule {}
