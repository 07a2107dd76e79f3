import { Module } from '@nestjs/common';
import { AchievementModule } from '../achievement/achievement.module.js';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { ReportController } from './report.controller.js';
import { ReportReader } from './report.reader.js';
import { ReportService } from './report.service.js';

/** The monthly report: one model of a month, and its forms. */
@Module({
  imports: [AchievementModule, PriorityListModule],
  controllers: [ReportController],
  providers: [ReportReader, ReportService],
  exports: [ReportService],
})
export class PublicationModule {}
