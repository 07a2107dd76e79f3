import { type Context } from '../../access/context.js';

/** The DX office of the sample city. */
export function officeOf({ code }: { code: string }): Context {
  return {
    municipality: code,
    actor: {
      id: 'sample-dx-office',
      label: 'サンプルDX推進課',
      role: 'dx-office',
      departmentId: null,
      sectionHead: false,
    },
    source: 'command',
  };
}

/** Somebody of a department of the sample city. */
export function staffOf(
  { code }: { code: string },
  department: { id: string; code: string; name: string },
): Context {
  return {
    municipality: code,
    actor: {
      id: `sample-${department.code}`,
      label: department.name,
      role: 'department',
      departmentId: department.id,
      sectionHead: false,
    },
    source: 'command',
  };
}
