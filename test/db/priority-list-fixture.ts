import { type INestApplicationContext } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditService } from '../../src/access/audit/audit.service.js';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { ApplicabilityImport } from '../../src/priority-list/applicability/applicability.import.js';
import { ApplicabilityService } from '../../src/priority-list/applicability/applicability.service.js';
import { MatchingService } from '../../src/priority-list/matching/matching.service.js';
import { PriorityListService } from '../../src/priority-list/priority-list.service.js';
import { type FreshDatabase } from '../setup/fresh-database.js';

export type PriorityListServices = ReturnType<typeof priorityListServices>;

/** The services of the priority list. */
export function priorityListServices(app: INestApplicationContext) {
  return {
    applicability: app.get(ApplicabilityService),
    applicabilityImport: app.get(ApplicabilityImport),
    auditTrail: app.get(AuditService),
    list: app.get(PriorityListService),
    matching: app.get(MatchingService),
    municipalities: app.get(MunicipalityService),
    owedWork: app.get(OwedWork),
  };
}

/** Works on the owner's connection, as the end of `migrate` does. */
export async function asOwner<T>(
  fresh: FreshDatabase,
  work: (owner: EntityManager) => Promise<T>,
): Promise<T> {
  const owner = createDataSource(fresh.ownerUrl, { poolSize: 1 });
  await owner.initialize();
  try {
    return await work(owner.manager);
  } finally {
    await owner.destroy();
  }
}
