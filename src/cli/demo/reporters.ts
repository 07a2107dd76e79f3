import { DepartmentService } from '../../access/department/department.service.js';
import { type Context } from '../../access/context.js';
import { officeOf, staffOf } from './sample-actors.js';
import { type Telling } from './telling.js';

/** A department of the sample city with somebody who reports for it. */
export interface Reporter {
  readonly id: string;
  readonly code: string;
  readonly staff: Context;
}

/** Every department of the sample city, by code. */
export async function reportersOf({ house, city }: Telling): Promise<Reporter[]> {
  const departments = await house.get(DepartmentService).all(officeOf(city));
  return departments.map(({ id, code, name }) => ({ id, code, staff: staffOf(city, { id, code, name }) }));
}
