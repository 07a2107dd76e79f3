import { type INestApplicationContext } from '@nestjs/common';
import { type UserHandling } from '../../src/reorganisation/department-change.js';
import { DepartmentChangeService } from '../../src/reorganisation/department-change.service.js';
import { type FreshDatabase } from './fresh-database.js';
import {
  type Department,
  dxOffice,
  newDepartment,
  newMunicipality,
  newProcedure,
  type Town,
} from './town.js';

/** A municipality with two departments of two procedures each. */
export async function townWithTwo(fresh: FreshDatabase) {
  const town = await newMunicipality(fresh.database);
  const [old, heir] = [await newDepartment(fresh.database, town), await newDepartment(fresh.database, town)];
  for (const { id } of [old, heir]) {
    await newProcedure(fresh.database, town, { departmentId: id, stage: 'online' });
    await newProcedure(fresh.database, town, { departmentId: id, stage: 'online' });
  }
  return { town, old, heir, office: dxOffice(town) };
}

/** Merges a department that nobody has changed yet into another. */
export const mergeInto = (
  app: INestApplicationContext,
  town: Town,
  { id }: Department,
  { id: into }: Department,
  users: UserHandling = 'move',
) => app.get(DepartmentChangeService).merge(dxOffice(town), id, 1, { into, on: '2026-11-15', users });
