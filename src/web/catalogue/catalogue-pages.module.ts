import { Module } from '@nestjs/common';
import { AutomationModule } from '../../automation/automation.module.js';
import { CatalogueModule } from '../../catalogue/catalogue.module.js';
import { PriorityListModule } from '../../priority-list/priority-list.module.js';
import { ReportingModule } from '../../reporting/reporting.module.js';
import { BulkController } from './bulk.controller.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueNames } from './catalogue-names.js';
import { ChannelFormController } from './channel-form.controller.js';
import { ItemFormController } from './item-form.controller.js';
import { ProcedureFormController } from './procedure-form.controller.js';
import { ProcedurePageController } from './procedure.controller.js';
import { RetirementController } from './retirement.controller.js';
import { StageFormController } from './stage-form.controller.js';

/** 手続台帳: the list, a procedure's page and everything that changes them. */
@Module({
  imports: [AutomationModule, CatalogueModule, PriorityListModule, ReportingModule],
  providers: [CatalogueNames],
  exports: [CatalogueNames],
  controllers: [
    CatalogueController,
    BulkController,
    ProcedureFormController,
    ProcedurePageController,
    StageFormController,
    ChannelFormController,
    ItemFormController,
    RetirementController,
  ],
})
export class CataloguePagesModule {}
