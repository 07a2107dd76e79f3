import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { AuditService } from '../../src/access/audit/audit.service.js';
import { DepartmentOwners } from '../../src/access/department/department-owners.service.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { DepartmentsImport } from '../../src/access/department/departments.import.js';
import { DivisionRepository } from '../../src/access/department/division.repository.js';
import { DivisionService } from '../../src/access/department/division.service.js';
import { MunicipalityRepository } from '../../src/access/municipality/municipality.repository.js';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { SecurityEventRepository } from '../../src/access/security/security-event.repository.js';
import { SecurityEventService } from '../../src/access/security/security-event.service.js';
import { SecurityTrail } from '../../src/access/security/security-trail.service.js';
import { TokenRepository } from '../../src/access/token/token.repository.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { AccountNotices } from '../../src/access/user/account-notices.js';
import { UserRepository } from '../../src/access/user/user.repository.js';
import { type Clock, fixedClock } from '../../src/kernel/clock.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type Columns } from '../../src/platform/tabular/columns.js';
import { readRows, type RowsRead } from '../../src/platform/tabular/read-rows.js';
import { readTable } from '../../src/platform/tabular/read-table.js';
import { type FreshDatabase } from '../setup/fresh-database.js';

const silent = { error: () => undefined };

/** The services of the access room on a test's database, put together as its module does. */
export function accessRoom({ database }: FreshDatabase, clock: Clock = fixedClock('2026-11-15')) {
  const audit = new AuditRepository();
  const departments = new DepartmentRepository();
  const divisions = new DivisionRepository();
  const municipalityRows = new MunicipalityRepository();
  const owedWork = new OwedWork(() => undefined);
  const security = new SecurityEventRepository();
  const trail = new SecurityTrail(database, security, clock, silent);
  const notices = new AccountNotices(database, security, owedWork, silent);
  return {
    audit,
    owedWork,
    municipalityRows,
    auditTrail: new AuditService(database, audit),
    municipalities: new MunicipalityService(database, municipalityRows, audit, owedWork),
    departments: new DepartmentService(database, departments, divisions, audit, owedWork),
    divisions: new DivisionService(database, divisions, audit, owedWork),
    departmentsImport: new DepartmentsImport(departments, divisions, audit, owedWork, clock),
    security,
    trail,
    securityEvents: new SecurityEventService(database, security),
    tokens: new TokenService(
      database,
      new TokenRepository(),
      departments,
      new UserRepository(),
      notices,
      security,
      trail,
      audit,
      clock,
      new DepartmentOwners(departments, clock),
    ),
  };
}

/** Reads a file's text as an import does; what the cells themselves have wrong comes with it. */
export async function rowsOf<C extends Columns>(columns: C, text: string): Promise<RowsRead<C>> {
  return readRows(await readTable(Buffer.from(text)), columns);
}
