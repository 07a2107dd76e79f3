import { type Context, ROLE_NAMES } from '../access/context.js';
import { permit } from '../access/permissions.js';

/** What the DX office, which is no department, is called where the owner is shown. */
export const OFFICE_NAME = ROLE_NAMES['dx-office'];

/** Equals no department's id: what belongs to the DX office is nobody's own. */
const NO_DEPARTMENT = 'dx-office';

/** `permit` for what belongs to a department, or to the DX office where that is null. @throws Problem 403 */
export function permitOwner(
  context: Context,
  permission: 'review.read' | 'review.write',
  departmentId: string | null,
): void {
  permit(context, permission, departmentId ?? NO_DEPARTMENT);
}
