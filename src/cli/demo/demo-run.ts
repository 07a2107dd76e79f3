import { type INestApplicationContext } from '@nestjs/common';
import { type Context, actorOfAll } from '../../access/context.js';
import { DepartmentService } from '../../access/department/department.service.js';
import { type SampleCity } from './sample-city/sample-city.js';
import { type Window } from './sample-city/window.js';

/** What the loading of the sample city works with all the way. */
export interface DemoRun {
  readonly app: INestApplicationContext;
  readonly city: SampleCity;
  readonly window: Window;
  /** Sees to it that a worker is running. */
  readonly workerStarts: () => Promise<void>;
}

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

/** The DX office of the sample city. */
export function officeOf({ code }: { code: string }): Context {
  const actor = actorOfAll('sample-dx-office', 'サンプルDX推進課', 'dx-office');
  return { municipality: code, actor, source: 'command' };
}

/** Somebody of a department of the sample city. */
function staffOf(
  { code }: { code: string },
  department: { id: string; code: string; name: string },
): Context {
  const actor = actorOfAll(`sample-${department.code}`, department.name, 'department');
  return { municipality: code, actor: { ...actor, departmentId: department.id }, source: 'command' };
}
