import { type INestApplicationContext } from '@nestjs/common';
import { Database } from '../../src/platform/database/database.js';
import { newReader } from '../setup/mail-town.js';
import { type Department, newDepartment, newMunicipality, newProcedure, type Town } from '../setup/town.js';

/** A department with a procedure and somebody who reads its mails. */
export interface RemindedDepartment extends Department {
  address: string;
  procedureId: string;
}

/** A town whose months open by themselves, with departments that report every month. */
export async function remindedTown(
  app: INestApplicationContext,
  names: readonly string[],
): Promise<{ town: Town; departments: RemindedDepartment[] }> {
  const database = app.get(Database);
  const town = await newMunicipality(database, { opensByItself: true });
  const departments: RemindedDepartment[] = [];
  for (const [at, name] of names.entries()) {
    const department = await newDepartment(database, town, { name });
    const procedureId = await newProcedure(database, town, { departmentId: department.id });
    const address = `d${at}@city${town.municipality}.example.jp`;
    await newReader(app, town, { address, department });
    departments.push({ ...department, address, procedureId });
  }
  return { town, departments };
}
