import { Module } from '@nestjs/common';
import { AutomationModule } from '../automation/automation.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { ReportingModule } from '../reporting/reporting.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { ImportController } from './import.controller.js';
import { ImportJob } from './import.job.js';
import { ImportKinds } from './import-kinds.js';
import { ImportRepository } from './import.repository.js';
import { KeptFilesTask } from './kept-files.task.js';
import { ImportService } from './import.service.js';
import { CheckedImportService } from './checked-import.service.js';
import { KeptImportRepository } from './kept-import.repository.js';
import { KeptImports } from './kept-imports.js';

/** One way in for files. */
@RaisesWork('import')
@Module({
  imports: [PriorityListModule, CatalogueModule, ReportingModule, AutomationModule],
  controllers: [ImportController],
  providers: [
    ImportKinds,
    ImportRepository,
    ImportService,
    ImportJob,
    KeptImportRepository,
    KeptImports,
    CheckedImportService,
    KeptFilesTask,
  ],
  exports: [ImportService, ImportJob, CheckedImportService, KeptFilesTask],
})
export class ExchangeModule {}
