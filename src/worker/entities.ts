import { type EntityTarget, type ObjectLiteral } from 'typeorm';
import { AuditEventEntity } from '../access/audit/audit-event.entity.js';
import { DepartmentEntity } from '../access/department/department.entity.js';
import { DivisionEntity } from '../access/department/division.entity.js';
import { MunicipalityEntity } from '../access/municipality/municipality.entity.js';
import { AccessTokenEntity } from '../access/token/access-token.entity.js';
import { ImportRunEntity } from '../exchange/import-run.entity.js';
import { OwedWorkEntity } from '../platform/owed-work/owed-work.entity.js';
import { ApplicabilityEntity } from '../priority-list/applicability/applicability.entity.js';
import { ListEditionItemEntity } from '../priority-list/list-edition-item.entity.js';
import { ListEditionEntity } from '../priority-list/list-edition.entity.js';
import { ListItemEntity } from '../priority-list/list-item.entity.js';

/** Every entity of the house; a test holds them against the migrated schema. */
export const entities: EntityTarget<ObjectLiteral>[] = [
  OwedWorkEntity,
  MunicipalityEntity,
  DivisionEntity,
  DepartmentEntity,
  AccessTokenEntity,
  AuditEventEntity,
  ListEditionEntity,
  ListItemEntity,
  ListEditionItemEntity,
  ApplicabilityEntity,
  ImportRunEntity,
];
