import { Module } from '@nestjs/common';
import { AchievementModule } from '../achievement/achievement.module.js';
import { AutomationModule } from '../automation/automation.module.js';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { ReviewModule } from '../review/review.module.js';
import { TargetsModule } from '../targets/targets.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { ListedProceduresRepository } from './listed-procedures.repository.js';
import { ReportFileJob } from './report-file.job.js';
import { ReportFileRepository } from './report-file.repository.js';
import { ReportFileService } from './report-file.service.js';
import { ReportModelRepository } from './report-model.repository.js';
import { ReportController } from './report.controller.js';
import { ReportJob } from './report.job.js';
import { ReportReader } from './report.reader.js';
import { ReportStateRepository } from './report-state.repository.js';
import { ReportService } from './report.service.js';
import { RelatedFactsReader } from './related-facts.reader.js';
import { ShownReportReader } from './shown-report.reader.js';

const shared = [ReportFileJob, ReportFileService, ReportJob, ReportModelRepository, ReportService];

/** The monthly report: one model of a month, kept, and its forms, stored. */
@RaisesWork('report', 'report-file', 'notice')
@Module({
  imports: [AchievementModule, PriorityListModule, TargetsModule, AutomationModule, ReviewModule],
  controllers: [ReportController],
  providers: [
    ...shared,
    ListedProceduresRepository,
    ReportFileRepository,
    ReportReader,
    ReportStateRepository,
    RelatedFactsReader,
    ShownReportReader,
  ],
  exports: shared,
})
export class PublicationModule {}
