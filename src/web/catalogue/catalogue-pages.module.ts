import { Module } from '@nestjs/common';
import { modules } from '../../worker/app.module.js';
import { BulkController } from './bulk.controller.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueNames } from './catalogue-names.js';
import { ProcedureFormController } from './procedure-form.controller.js';
import { ProcedurePageController } from './procedure.controller.js';
import { ProcedurePartsController } from './procedure-parts.controller.js';
import { RetirementController } from './retirement.controller.js';

/** 手続台帳: the list, a procedure's page and everything that changes them. */
@Module({
  imports: modules,
  providers: [CatalogueNames],
  exports: [CatalogueNames],
  controllers: [
    CatalogueController,
    BulkController,
    ProcedureFormController,
    ProcedurePageController,
    ProcedurePartsController,
    RetirementController,
  ],
})
export class CataloguePagesModule {}
