import { DepartmentService } from '../../access/department/department.service.js';
import { type Context } from '../../access/context.js';
import { officeOf, staffOf } from './sample-actors.js';
import { type DemoRun } from './demo-run.js';

/** A department of the sample city with somebody who reports for it. */
export interface Reporter {
  readonly id: string;
  readonly code: string;
  readonly staff: Context;
}

/** Every department of the sample city, by code. */
export async function reportersOf({ app, city }: DemoRun): Promise<Reporter[]> {
  const departments = await app.get(DepartmentService).all(officeOf(city));
  return departments.map(({ id, code, name }) => ({ id, code, staff: staffOf(city, { id, code, name }) }));
}
