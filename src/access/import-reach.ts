import { type Context } from './context.js';
import { permit, type Permission, reach } from './permissions.js';

/**
 * The department whose rows alone the actor may import, null where those of all.
 * @param own the permission with which a department may import rows of its own; without, it may not
 * @throws Problem 403
 */
export function departmentToImport(context: Context, own: Permission | undefined): string | null {
  if (own !== undefined && reach(context, own) === 'own') return context.actor.departmentId;
  permit(context, 'import.run');
  return null;
}
