import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { DepartmentReportsRepository } from './handover/department-reports.repository.js';
import { ReportHandover } from './handover/report-handover.js';
import { MonthRepository } from './month/month.repository.js';
import { ProcedureReportsRepository } from './status-report/procedure-reports.repository.js';
import { ProcedureReportsService } from './status-report/procedure-reports.service.js';
import { DraftMoveRepository } from './status-report/draft-moves.repository.js';
import { StatusLineRepository } from './status-report/status-line.repository.js';
import { StatusReportController } from './status-report/status-report.controller.js';
import { StatusReportRepository } from './status-report/status-report.repository.js';
import { StatusReportService } from './status-report/status-report.service.js';
import { StatusReportWriter } from './status-report/status-report.writer.js';
import { StatusReportsImport } from './status-report/status-reports.import.js';
import { SubmissionAcceptance } from './submission/submission-acceptance.js';
import { SubmissionNeighboursRepository } from './submission/submission-neighbours.repository.js';
import { SubmissionNeighbours } from './submission/submission-neighbours.service.js';
import { SubmissionOverviewRepository } from './submission/submission-overview.repository.js';
import { SubmissionController } from './submission/submission.controller.js';
import { SubmissionRepository } from './submission/submission.repository.js';
import { SubmissionService } from './submission/submission.service.js';
import { ReportToDoRepository } from './to-do/report-to-do.repository.js';
import { ReportToDoService } from './to-do/report-to-do.service.js';
import { YearlyCountController } from './yearly-count/yearly-count.controller.js';
import { YearlyCountRepository } from './yearly-count/yearly-count.repository.js';
import { YearlyCountService } from './yearly-count/yearly-count.service.js';
import { YearlyCountWriter } from './yearly-count/yearly-count.writer.js';
import { YearlyCountsImport } from './yearly-count/yearly-counts.import.js';

const shared = [
  DepartmentReportsRepository,
  MonthRepository,
  ProcedureReportsService,
  ReportHandover,
  ReportToDoService,
  StatusReportService,
  StatusReportsImport,
  SubmissionAcceptance,
  SubmissionNeighbours,
  SubmissionOverviewRepository,
  SubmissionService,
  YearlyCountService,
  YearlyCountsImport,
];

/** Monthly reporting: the departments' submissions and rows, and the counts of whole fiscal years. */
@RaisesWork('provisional', 'notice')
@Module({
  imports: [CatalogueModule],
  providers: [
    ...shared,
    ProcedureReportsRepository,
    DraftMoveRepository,
    ReportToDoRepository,
    StatusLineRepository,
    StatusReportRepository,
    StatusReportWriter,
    SubmissionNeighboursRepository,
    SubmissionRepository,
    YearlyCountRepository,
    YearlyCountWriter,
  ],
  controllers: [SubmissionController, StatusReportController, YearlyCountController],
  exports: shared,
})
export class ReportingModule {}
