import { type EntityManager } from 'typeorm';
import { ApplicabilityImport } from '../../src/priority-list/applicability/applicability.import.js';
import { ApplicabilityRepository } from '../../src/priority-list/applicability/applicability.repository.js';
import { ApplicabilityService } from '../../src/priority-list/applicability/applicability.service.js';
import { MatchingService } from '../../src/priority-list/matching/matching.service.js';
import { PriorityListRepository } from '../../src/priority-list/priority-list.repository.js';
import { PriorityListService } from '../../src/priority-list/priority-list.service.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { type FreshDatabase } from '../setup/fresh-database.js';
import { accessRoom } from './access-stage.js';

/** The services of the priority list's room on a test's database, put together as its module does. */
export function priorityListRoom(fresh: FreshDatabase) {
  const { audit, auditTrail, municipalities, municipalityRows, owedWork } = accessRoom(fresh);
  const list = new PriorityListService(
    fresh.database,
    new PriorityListRepository(),
    municipalities,
    owedWork,
  );
  const rows = new ApplicabilityRepository();
  const applicability = new ApplicabilityService(
    fresh.database,
    rows,
    list,
    municipalityRows,
    audit,
    owedWork,
  );
  return {
    list,
    applicability,
    auditTrail,
    municipalities,
    owedWork,
    applicabilityImport: new ApplicabilityImport(rows, applicability),
    matching: new MatchingService(list),
  };
}

/** Works on the owner's connection, as the end of `migrate` does. */
export async function asOwner<T>(
  fresh: FreshDatabase,
  work: (owner: EntityManager) => Promise<T>,
): Promise<T> {
  const owner = createDataSource(fresh.ownerUrl, { entities: [], poolSize: 1 });
  await owner.initialize();
  try {
    return await work(owner.manager);
  } finally {
    await owner.destroy();
  }
}
