import { DueDepartmentChanges } from '../../src/reorganisation/due-department-changes.service.js';
import { type INestApplicationContext } from '@nestjs/common';
import { MunicipalityService } from '../../src/access/municipality/municipality.service.js';
import { MonthOpeningTask } from '../../src/closing/opening/month-opening.task.js';
import { ReminderTask } from '../../src/notices/reminder/reminder.task.js';
import { ReminderRepository } from '../../src/notices/reminder/reminder.repository.js';
import { MonthWithdrawalRepository } from '../../src/closing/withdrawal/month-withdrawal.repository.js';
import { type Clock } from '../../src/kernel/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { OwedWork } from '../../src/platform/owed-work/owed-work.js';
import { MonthRepository } from '../../src/reporting/month/month.repository.js';
import { MonthService } from '../../src/reporting/month/month.service.js';
import { SubmissionOverviewRepository } from '../../src/reporting/submission/submission-overview.repository.js';
import { Schedule } from '../../src/worker/schedule.js';
import { newReader } from '../setup/mail-town.js';
import { type Department, newDepartment, newMunicipality, newProcedure, type Town } from '../setup/town.js';

/** A schedule just started: it knows nothing but what stands in the database. */
export function freshSchedule(
  house: INestApplicationContext,
  clock: Clock,
  owedWork = house.get(OwedWork),
): Schedule {
  return new Schedule(house.get(MunicipalityService), house.get(DueDepartmentChanges), clock, [
    new MonthOpeningTask(
      house.get(Database),
      house.get(MonthService),
      new MonthWithdrawalRepository(),
      clock,
    ),
    new ReminderTask(
      house.get(Database),
      house.get(MonthRepository),
      house.get(SubmissionOverviewRepository),
      new ReminderRepository(),
      owedWork,
      clock,
    ),
  ]);
}

/** A department with a procedure and somebody who reads its mails. */
export interface AskedDepartment extends Department {
  address: string;
  procedureId: string;
}

/** A town whose months open by themselves, with departments that are asked every month. */
export async function askedTown(
  house: INestApplicationContext,
  names: readonly string[],
): Promise<{ town: Town; departments: AskedDepartment[] }> {
  const database = house.get(Database);
  const town = await newMunicipality(database, { opensByItself: true });
  const departments: AskedDepartment[] = [];
  for (const [at, name] of names.entries()) {
    const department = await newDepartment(database, town, { name });
    const procedureId = await newProcedure(database, town, { departmentId: department.id });
    const address = `d${at}@city${town.municipality}.example.jp`;
    await newReader(house, town, { address, department });
    departments.push({ ...department, address, procedureId });
  }
  return { town, departments };
}
