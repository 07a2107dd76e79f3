import { type INestApplicationContext } from '@nestjs/common';
import { ChannelService } from '../../src/catalogue/channel/channel.service.js';
import { MappingService } from '../../src/catalogue/mapping/mapping.service.js';
import { PlannedMonthRepository } from '../../src/catalogue/planned-month/planned-month.repository.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { ProceduresImport } from '../../src/catalogue/procedure/procedures.import.js';
import { RetirementService } from '../../src/catalogue/procedure/retirement.service.js';
import { ProcedureHistoryService } from '../../src/catalogue/procedure-history/procedure-history.service.js';
import { StageHistoryRepository } from '../../src/catalogue/stage-history/stage-history.repository.js';
import { StageService } from '../../src/catalogue/stage-history/stage.service.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';

export type CatalogueServices = ReturnType<typeof catalogueServices>;

/** The services of the catalogue, and what they read and write through. */
export function catalogueServices(app: INestApplicationContext) {
  return {
    channels: app.get(ChannelService),
    history: app.get(ProcedureHistoryService),
    imports: app.get(ProceduresImport),
    mappings: app.get(MappingService),
    owedWork: app.get(OwedWork),
    plans: app.get(PlannedMonthRepository),
    procedures: app.get(ProcedureService),
    retirements: app.get(RetirementService),
    stage: app.get(StageService),
    stages: app.get(StageHistoryRepository),
  };
}
