import { AuditRepository } from '../../src/access/audit/audit.repository.js';
import { BearerRepository } from '../../src/access/department/bearer.repository.js';
import { DepartmentRepository } from '../../src/access/department/department.repository.js';
import { DivisionRepository } from '../../src/access/department/division.repository.js';
import { DepartmentChangeRecordRepository } from '../../src/catalogue/department-change/department-change-record.repository.js';
import { DepartmentChangeCheck } from '../../src/catalogue/department-change/department-change.check.js';
import { DepartmentChangePlans } from '../../src/catalogue/department-change/department-change.plans.js';
import { DepartmentChangeRepository } from '../../src/catalogue/department-change/department-change.repository.js';
import { DepartmentChangeService } from '../../src/catalogue/department-change/department-change.service.js';
import { DepartmentChangeSteps } from '../../src/catalogue/department-change/department-change.steps.js';
import { DepartmentOutlookService } from '../../src/catalogue/department-change/department-outlook.service.js';
import { DueDepartmentChanges } from '../../src/catalogue/department-change/due-department-changes.service.js';
import { OpenReportRepository } from '../../src/catalogue/department-change/open-report.repository.js';
import { OtherBelongingsRepository } from '../../src/catalogue/department-change/other-belongings.repository.js';
import { type Clock, fixedClock } from '../../src/kernel/clock.js';
import { type Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';

/** What changes departments, on a test's database and on a day of the test's choice. */
export function departmentChangeRoom(database: Database, clock: Clock = fixedClock('2026-11-15')) {
  const [audit, bearers] = [new AuditRepository(), new BearerRepository()];
  const [departments, divisions] = [new DepartmentRepository(), new DivisionRepository()];
  const [changes, records] = [new DepartmentChangeRepository(), new DepartmentChangeRecordRepository()];
  const [reports, owedWork] = [new OpenReportRepository(), new OwedWork(() => undefined)];
  const others = new OtherBelongingsRepository();
  const check = new DepartmentChangeCheck(departments, changes, records);
  const plans = new DepartmentChangePlans(records, audit, clock);
  const steps = new DepartmentChangeSteps(
    departments,
    divisions,
    bearers,
    changes,
    reports,
    others,
    audit,
    owedWork,
    clock,
  );
  return {
    changes: new DepartmentChangeService(database, departments, records, check, plans, steps, clock),
    outlooks: new DepartmentOutlookService(
      database,
      departments,
      bearers,
      changes,
      records,
      reports,
      others,
      check,
      clock,
    ),
    due: new DueDepartmentChanges(database, departments, changes, records, plans, steps),
  };
}

export type DepartmentChangeRoom = ReturnType<typeof departmentChangeRoom>;
