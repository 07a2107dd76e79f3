import { Module } from '@nestjs/common';
import { AutomationModule } from '../automation/automation.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { ReviewModule } from '../review/review.module.js';
import { DepartmentChangeCheck } from './department-change-check.js';
import { DepartmentChangeController } from './department-change.controller.js';
import { DepartmentChangeRepository } from './department-change.repository.js';
import { DepartmentChangeService } from './department-change.service.js';
import { DepartmentChangeWriter } from './department-change.writer.js';
import { DepartmentHandover } from './department-handover.js';
import { DepartmentOutlookService } from './department-outlook.service.js';
import { DueDepartmentChanges } from './due-department-changes.service.js';

const shared = [DepartmentChangeService, DepartmentOutlookService, DueDepartmentChanges];

/** 組織改正: departments merged and split, at once or on a day to come. */
@RaisesWork('provisional')
@Module({
  imports: [CatalogueModule, ReportingModule, AutomationModule, ReviewModule],
  providers: [
    ...shared,
    DepartmentChangeCheck,
    DepartmentChangeRepository,
    DepartmentChangeWriter,
    DepartmentHandover,
  ],
  controllers: [DepartmentChangeController],
  exports: shared,
})
export class ReorganisationModule {}
