import { Module } from '@nestjs/common';
import { ChannelController } from './channel/channel.controller.js';
import { ChannelRepository } from './channel/channel.repository.js';
import { ChannelService } from './channel/channel.service.js';
import { MappingController } from './mapping/mapping.controller.js';
import { MappingRepository } from './mapping/mapping.repository.js';
import { MappingService } from './mapping/mapping.service.js';
import { PlannedMonthRepository } from './planned-month/planned-month.repository.js';
import { ProcedureController } from './procedure/procedure.controller.js';
import { ProcedureListRepository } from './procedure/procedure-list.repository.js';
import { ProcedureLock } from './procedure/procedure-lock.js';
import { ProcedureRepository } from './procedure/procedure.repository.js';
import { ProcedureService } from './procedure/procedure.service.js';
import { RetirementService } from './procedure/retirement.service.js';
import { ProcedureHistoryController } from './procedure-history/procedure-history.controller.js';
import { ProcedureHistoryRepository } from './procedure-history/procedure-history.repository.js';
import { ProcedureHistoryService } from './procedure-history/procedure-history.service.js';
import { StageController } from './stage-history/stage.controller.js';
import { StageHistoryRepository } from './stage-history/stage-history.repository.js';
import { StageService } from './stage-history/stage.service.js';

const shared = [
  ChannelService,
  MappingService,
  PlannedMonthRepository,
  ProcedureHistoryService,
  ProcedureService,
  RetirementService,
  StageHistoryRepository,
  StageService,
];

/** The catalogue of procedures: what there is, where it stands, how it maps to the priority list. */
@Module({
  providers: [
    ...shared,
    ChannelRepository,
    MappingRepository,
    ProcedureHistoryRepository,
    ProcedureListRepository,
    ProcedureLock,
    ProcedureRepository,
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
