import { actorOfAll, type Context } from '../../access/context.js';

/** The DX office of the sample city. */
export function officeOf({ code }: { code: string }): Context {
  const actor = actorOfAll('sample-dx-office', 'サンプルDX推進課', 'dx-office');
  return { municipality: code, actor, source: 'command' };
}

/** Somebody of a department of the sample city. */
export function staffOf(
  { code }: { code: string },
  department: { id: string; code: string; name: string },
): Context {
  const actor = actorOfAll(`sample-${department.code}`, department.name, 'department');
  return { municipality: code, actor: { ...actor, departmentId: department.id }, source: 'command' };
}
