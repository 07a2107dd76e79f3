import { Module } from '@nestjs/common';
import { ReportingModule } from '../reporting/reporting.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { BaselineRepository } from './baseline/baseline.repository.js';
import { BaselineService } from './baseline/baseline.service.js';
import { CostController } from './cost/cost.controller.js';
import { CostRepository } from './cost/cost.repository.js';
import { AutomationCostService } from './cost/cost.service.js';
import { AutomationProjectsImport } from './import/automation-projects.import.js';
import { ProjectExportService } from './import/project-export.service.js';
import { ApplicationsRepository } from './portfolio/applications.repository.js';
import { FactsRepository } from './portfolio/facts.repository.js';
import { FactsReader } from './portfolio/facts.reader.js';
import { PortfolioController } from './portfolio/portfolio.controller.js';
import { AutomationPortfolioService } from './portfolio/portfolio.service.js';
import { ProcessRepository } from './process/process.repository.js';
import { ProcessService } from './process/process.service.js';
import { KnownProjects } from './project/known-projects.js';
import { DepartmentProjectsRepository } from './project/department-projects.repository.js';
import { ProjectListRepository } from './project/project-list.repository.js';
import { ProjectAccess } from './project/project-access.js';
import { ProjectController } from './project/project.controller.js';
import { ProjectPartsController } from './project/project-parts.controller.js';
import { ProjectRepository } from './project/project.repository.js';
import { AutomationProjectService } from './project/project.service.js';
import { ResultController } from './result/result.controller.js';
import { ResultRepository } from './result/result.repository.js';
import { AutomationResultService } from './result/result.service.js';
import { RunBatchRepository } from './run-log/run-batch.repository.js';
import { RunClearingRepository } from './run-log/run-clearing.repository.js';
import { RunIntake } from './run-log/run-intake.js';
import { RunLogController } from './run-log/run-log.controller.js';
import { RunLogRepository } from './run-log/run-log.repository.js';
import { RunLogService } from './run-log/run-log.service.js';
import { RunLogsImport } from './run-log/run-logs.import.js';
import { RunSumRepository } from './run-log/run-sum.repository.js';
import { RunSumsJob } from './run-log/run-sums.job.js';
import { ProjectStageService } from './stage/project-stage.service.js';
import { ProjectStageRepository } from './stage/stage.repository.js';
import { ResultToDoRepository } from './to-do/result-to-do.repository.js';
import { ResultToDoService } from './to-do/result-to-do.service.js';

const shared = [
  AutomationCostService,
  AutomationPortfolioService,
  AutomationProjectService,
  AutomationProjectsImport,
  AutomationResultService,
  BaselineService,
  DepartmentProjectsRepository,
  ProcessService,
  ProjectExportService,
  ProjectRepository,
  ProjectStageService,
  ResultToDoService,
  RunLogRepository,
  RunLogService,
  RunLogsImport,
  RunSumsJob,
];

/** Automation projects: where they stand, what they change of the work, what they cost and what they save. */
@RaisesWork('run-sums')
@Module({
  imports: [ReportingModule],
  providers: [
    ...shared,
    ApplicationsRepository,
    BaselineRepository,
    CostRepository,
    FactsReader,
    FactsRepository,
    KnownProjects,
    ProcessRepository,
    ProjectListRepository,
    ProjectAccess,
    ProjectStageRepository,
    ResultRepository,
    ResultToDoRepository,
    RunBatchRepository,
    RunClearingRepository,
    RunIntake,
    RunSumRepository,
  ],
  controllers: [
    ProjectController,
    ProjectPartsController,
    ResultController,
    RunLogController,
    CostController,
    PortfolioController,
  ],
  exports: [...shared, FactsReader],
})
export class AutomationModule {}
