import { type INestApplicationContext } from '@nestjs/common';
import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { AuditService } from '../../src/access/audit/audit.service.js';
import { DepartmentService } from '../../src/access/department/department.service.js';
import { DepartmentsImport } from '../../src/access/department/departments.import.js';
import { DivisionService } from '../../src/access/department/division.service.js';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { SecurityEventRepository } from '../../src/access/security/security-event.repository.js';
import { SecurityEventService } from '../../src/access/security/security-event.service.js';
import { SecurityTrail } from '../../src/access/security/security-trail.service.js';
import { KnownDevices } from '../../src/access/session/known-devices.service.js';
import { SessionService } from '../../src/access/session/session.service.js';
import { TokenService } from '../../src/access/token/token.service.js';
import { PasswordService } from '../../src/access/user/password.service.js';
import { UserService } from '../../src/access/user/user.service.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { type Columns } from '../../src/platform/tabular/columns.js';
import { readRows, type RowsRead } from '../../src/platform/tabular/read-rows.js';
import { readTable } from '../../src/platform/tabular/read-table.js';

export type AccessServices = ReturnType<typeof accessServices>;

/** The services of municipalities, departments, tokens and users. */
export function accessServices(app: INestApplicationContext) {
  return {
    audit: app.get(AuditRepository),
    auditTrail: app.get(AuditService),
    departments: app.get(DepartmentService),
    departmentsImport: app.get(DepartmentsImport),
    devices: app.get(KnownDevices),
    divisions: app.get(DivisionService),
    municipalities: app.get(MunicipalityService),
    owedWork: app.get(OwedWork),
    passwords: app.get(PasswordService),
    security: app.get(SecurityEventRepository),
    securityEvents: app.get(SecurityEventService),
    sessions: app.get(SessionService),
    tokens: app.get(TokenService),
    trail: app.get(SecurityTrail),
    users: app.get(UserService),
  };
}

/** Reads a file's text as an import does; what the cells themselves have wrong comes with it. */
export async function rowsOf<C extends Columns>(columns: C, text: string): Promise<RowsRead<C>> {
  return readRows(await readTable(Buffer.from(text)), columns);
}
