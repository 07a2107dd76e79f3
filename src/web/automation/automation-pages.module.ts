import { Module } from '@nestjs/common';
import { AutomationModule } from '../../automation/automation.module.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { ClosingModule } from '../../closing/closing.module.js';
import { ReportingModule } from '../../reporting/reporting.module.js';
import { BaselineFormController } from './baseline-form.controller.js';
import { CostPagesController } from './cost-pages.controller.js';
import { HourlyCostPageController } from './hourly-cost.controller.js';
import { PortfolioPageController } from './portfolio/portfolio.controller.js';
import { ProcedureChoices } from './procedure-choices.js';
import { ProjectChoices } from './project-choices.js';
import { ProjectFormController } from './project-form.controller.js';
import { ProjectPageController } from './project.controller.js';
import { ResultsForm } from './results/results-form.service.js';
import { ResultsPageController } from './results/results.controller.js';
import { ProjectStageFormController } from './stage-form.controller.js';
import { ProjectsPageController } from './projects.controller.js';
import { StepsFormController } from './steps-form.controller.js';

/** 自動化: the list and board of projects, a project's page and everything that changes it, monthly results, effect and cost. */
@Module({
  imports: [AutomationModule, CatalogueModule, ClosingModule, ReportingModule],
  providers: [ProcedureChoices, ProjectChoices, ResultsForm],
  exports: [ProjectChoices],
  controllers: [
    ProjectsPageController,
    ProjectFormController,
    CostPagesController,
    HourlyCostPageController,
    ProjectPageController,
    ProjectStageFormController,
    StepsFormController,
    BaselineFormController,
    ResultsPageController,
    PortfolioPageController,
  ],
})
export class AutomationPagesModule {}
