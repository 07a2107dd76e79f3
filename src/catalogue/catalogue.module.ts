import { Module } from '@nestjs/common';
import { PriorityListModule } from '../priority-list/priority-list.module.js';
import { RaisesWork } from '../platform/owed-work/declared-work.js';
import { BulkRepository } from './bulk/bulk.repository.js';
import { BulkService } from './bulk/bulk.service.js';
import { BulkWriter } from './bulk/bulk.writer.js';
import { ChannelController } from './channel/channel.controller.js';
import { ChannelRepository } from './channel/channel.repository.js';
import { ChannelService } from './channel/channel.service.js';
import { DatedChangeRepository } from './dated-change/dated-change.repository.js';
import { CoverageService } from './mapping/coverage.service.js';
import { MappingController } from './mapping/mapping.controller.js';
import { MappingRepository } from './mapping/mapping.repository.js';
import { UnmappedItemsRepository } from './mapping/unmapped-items.repository.js';
import { MappingService } from './mapping/mapping.service.js';
import { ProposalService } from './mapping/proposal.service.js';
import { PlannedMonthRepository } from './planned-month/planned-month.repository.js';
import { DepartmentProceduresRepository } from './procedure/department-procedures.repository.js';
import { ProcedureController } from './procedure/procedure.controller.js';
import { ProcedureListRepository } from './procedure/procedure-list.repository.js';
import { ProcedureLock } from './procedure/procedure-lock.js';
import { ProcedureRepository } from './procedure/procedure.repository.js';
import { ProcedureService } from './procedure/procedure.service.js';
import { ProceduresImport } from './procedure/procedures.import.js';
import { RetirementService } from './procedure/retirement.service.js';
import { ProcedureHistoryController } from './procedure-history/procedure-history.controller.js';
import { ProcedureHistoryRepository } from './procedure-history/procedure-history.repository.js';
import { ProcedureHistoryService } from './procedure-history/procedure-history.service.js';
import { ChangedProceduresRepository } from './procedure-import/changed-procedures.repository.js';
import { MappingChangesRepository } from './procedure-import/mapping-changes.repository.js';
import { NewProceduresRepository } from './procedure-import/new-procedures.repository.js';
import { StagedProceduresRepository } from './procedure-import/staged-procedures.repository.js';
import { StandingProceduresRepository } from './procedure-import/standing-procedures.repository.js';
import { CurrentStageRepository } from './stage-history/current-stage.repository.js';
import { StageController } from './stage-history/stage.controller.js';
import { StageHistoryRepository } from './stage-history/stage-history.repository.js';
import { StageService } from './stage-history/stage.service.js';

const shared = [
  MappingRepository,
  BulkService,
  ChannelService,
  CoverageService,
  DepartmentProceduresRepository,
  MappingService,
  PlannedMonthRepository,
  ProcedureHistoryService,
  ProcedureRepository,
  ProcedureService,
  ProposalService,
  ProceduresImport,
  RetirementService,
  StageHistoryRepository,
  StageService,
];

/** The catalogue of procedures: what there is, where it stands, how it maps to the priority list. */
@RaisesWork('provisional')
@Module({
  imports: [PriorityListModule],
  providers: [
    ...shared,
    BulkRepository,
    StandingProceduresRepository,
    BulkWriter,
    ChangedProceduresRepository,
    ChannelRepository,
    CurrentStageRepository,
    DatedChangeRepository,
    MappingChangesRepository,
    NewProceduresRepository,
    StagedProceduresRepository,
    UnmappedItemsRepository,
    ProcedureHistoryRepository,
    ProcedureListRepository,
    ProcedureLock,
  ],
  controllers: [
    ProcedureController,
    StageController,
    ChannelController,
    MappingController,
    ProcedureHistoryController,
  ],
  exports: shared,
})
export class CatalogueModule {}
