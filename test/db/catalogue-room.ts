import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { DepartmentOwners } from '../../src/access/department/department-owners.service.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { MunicipalityRepository } from '../../src/access/municipality/municipality.repository.js';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { ChannelRepository } from '../../src/catalogue/channel/channel.repository.js';
import { ChannelService } from '../../src/catalogue/channel/channel.service.js';
import { DatedChangeRepository } from '../../src/catalogue/dated-change/dated-change.repository.js';
import { MappingRepository } from '../../src/catalogue/mapping/mapping.repository.js';
import { MappingService } from '../../src/catalogue/mapping/mapping.service.js';
import { PlannedMonthRepository } from '../../src/catalogue/planned-month/planned-month.repository.js';
import { ProcedureListRepository } from '../../src/catalogue/procedure/procedure-list.repository.js';
import { ProcedureLock } from '../../src/catalogue/procedure/procedure-lock.js';
import { ProcedureRepository } from '../../src/catalogue/procedure/procedure.repository.js';
import { ProcedureService } from '../../src/catalogue/procedure/procedure.service.js';
import { ProceduresImport } from '../../src/catalogue/procedure/procedures.import.js';
import { RetirementService } from '../../src/catalogue/procedure/retirement.service.js';
import { ProcedureHistoryRepository } from '../../src/catalogue/procedure-history/procedure-history.repository.js';
import { ProcedureHistoryService } from '../../src/catalogue/procedure-history/procedure-history.service.js';
import { ChangedProceduresRepository } from '../../src/catalogue/procedure-import/changed-procedures.repository.js';
import { MappingChangesRepository } from '../../src/catalogue/procedure-import/mapping-changes.repository.js';
import { NewProceduresRepository } from '../../src/catalogue/procedure-import/new-procedures.repository.js';
import { StagedProceduresRepository } from '../../src/catalogue/procedure-import/staged-procedures.repository.js';
import { StageHistoryRepository } from '../../src/catalogue/stage-history/stage-history.repository.js';
import { StageService } from '../../src/catalogue/stage-history/stage.service.js';
import { type Clock, fixedClock } from '../../src/kernel/clock.js';
import { type Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { PriorityListRepository } from '../../src/priority-list/priority-list.repository.js';
import { PriorityListService } from '../../src/priority-list/priority-list.service.js';

/** The catalogue's services on a test's database, on a day of the test's choice. */
export function catalogueRoom(database: Database, clock: Clock = fixedClock('2026-11-15')) {
  const owedWork = new OwedWork(() => undefined);
  const audit = new AuditRepository();
  const procedures = new ProcedureRepository();
  const lock = new ProcedureLock(procedures);
  const stages = new StageHistoryRepository();
  const channels = new ChannelRepository();
  const mappings = new MappingRepository();
  const plans = new PlannedMonthRepository();
  const municipalities = new MunicipalityService(database, new MunicipalityRepository(), audit, owedWork);
  const list = new PriorityListService(database, new PriorityListRepository(), municipalities, owedWork);
  const owners = new DepartmentOwners(new DepartmentRepository(), clock);
  return {
    owedWork,
    stages,
    plans,
    procedures: new ProcedureService(
      database,
      procedures,
      new ProcedureListRepository(),
      lock,
      stages,
      channels,
      mappings,
      plans,
      new DatedChangeRepository(),
      audit,
      owedWork,
      clock,
      owners,
    ),
    retirements: new RetirementService(database, procedures, lock, mappings, audit, owedWork),
    stage: new StageService(database, lock, procedures, stages, audit, owedWork, clock),
    channels: new ChannelService(database, lock, procedures, channels, audit, owedWork),
    mappings: new MappingService(database, lock, procedures, mappings, audit, owedWork, owners),
    history: new ProcedureHistoryService(database, procedures, new ProcedureHistoryRepository(), plans),
    imports: new ProceduresImport(
      new DepartmentRepository(),
      list,
      new StagedProceduresRepository(),
      new NewProceduresRepository(),
      new ChangedProceduresRepository(),
      new DatedChangeRepository(),
      new MappingChangesRepository(),
      mappings,
      stages,
      owedWork,
      clock,
      procedures,
    ),
  };
}

export type CatalogueRoom = ReturnType<typeof catalogueRoom>;
