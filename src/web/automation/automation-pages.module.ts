import { Module } from '@nestjs/common';
import { AutomationModule } from '../../automation/automation.module.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { BaselineFormController } from './baseline-form.controller.js';
import { CostFormController } from './cost-form.controller.js';
import { CostsPageController } from './costs.controller.js';
import { HourlyCostPageController } from './hourly-cost.controller.js';
import { ProcedureChoices } from './procedure-choices.js';
import { ProjectChoices } from './project-choices.js';
import { ProjectFormController } from './project-form.controller.js';
import { ProjectPageController } from './project.controller.js';
import { ProjectStageFormController } from './stage-form.controller.js';
import { ProjectsPageController } from './projects.controller.js';
import { StepsFormController } from './steps-form.controller.js';

/** 自動化: the list and board of projects, a project's page and everything that changes it. */
@Module({
  imports: [AutomationModule, CatalogueModule],
  providers: [ProcedureChoices, ProjectChoices],
  exports: [ProjectChoices],
  controllers: [
    ProjectsPageController,
    ProjectFormController,
    CostFormController,
    CostsPageController,
    HourlyCostPageController,
    ProjectPageController,
    ProjectStageFormController,
    StepsFormController,
    BaselineFormController,
  ],
})
export class AutomationPagesModule {}
