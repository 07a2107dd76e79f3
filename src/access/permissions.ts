import { Problem } from '../platform/problem.js';
import { type Context, type Role } from './context.js';

/** Everything one may be allowed to do. `own` means: within one's own department only. */
const PERMISSIONS = {
  'municipality.read': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'municipality.edit': { operator: 'all', 'dx-office': 'all' },
  'token.manage': { operator: 'all', 'dx-office': 'all' },
  'user.manage': { operator: 'all', 'dx-office': 'all' },
  'account.own': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'department.read': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'department.edit': { operator: 'all', 'dx-office': 'all' },
  'audit.read': { operator: 'all', 'dx-office': 'all', viewer: 'all' },
  'list.read': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'applicability.edit': { operator: 'all', 'dx-office': 'all' },
  'procedure.read': { operator: 'all', 'dx-office': 'all', department: 'own', viewer: 'all' },
  'procedure.edit': { operator: 'all', 'dx-office': 'all', department: 'own' },
  'procedure.retire': { operator: 'all', 'dx-office': 'all' },
  'mapping.edit': { operator: 'all', 'dx-office': 'all' },
  'month.read': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'month.manage': { operator: 'all', 'dx-office': 'all' },
  'report.read': { operator: 'all', 'dx-office': 'all', department: 'own', viewer: 'all' },
  'report.enter': { operator: 'all', 'dx-office': 'all', department: 'own' },
  'report.accept': { operator: 'all', 'dx-office': 'all' },
  'figures.read': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'figures.rows': { operator: 'all', 'dx-office': 'all', department: 'own', viewer: 'all' },
  'targets.read': { operator: 'all', 'dx-office': 'all', department: 'all', viewer: 'all' },
  'targets.edit': { operator: 'all', 'dx-office': 'all' },
  'report-file.make': { operator: 'all', 'dx-office': 'all' },
  'review.read': { operator: 'all', 'dx-office': 'all', department: 'own', viewer: 'all' },
  'review.write': { operator: 'all', 'dx-office': 'all', department: 'own' },
  'mail.read': { operator: 'all', 'dx-office': 'all' },
  'automation.read': { operator: 'all', 'dx-office': 'all', department: 'own', viewer: 'all' },
  'automation.edit': { operator: 'all', 'dx-office': 'all', department: 'own' },
  'automation.result': { operator: 'all', 'dx-office': 'all', department: 'own' },
  'automation.hourly-cost': { operator: 'all', 'dx-office': 'all' },
  'import.run': { operator: 'all', 'dx-office': 'all' },
  'owed-work.read': { operator: 'all', 'dx-office': 'all' },
  'owed-work.retry': { operator: 'all', 'dx-office': 'all' },
  'queue-board.read': { operator: 'all' },
} satisfies Record<string, Partial<Record<Role, 'all' | 'own'>>>;

export type Permission = keyof typeof PERMISSIONS;

/** How far a permission reaches for this actor: everything, the own department, or not at all. */
export function reach(context: Context, permission: Permission): 'all' | 'own' | 'none' {
  const granted: Partial<Record<Role, 'all' | 'own'>> = PERMISSIONS[permission];
  return granted[context.actor.role] ?? 'none';
}

/**
 * The first line of a service method. Throws 403 where the actor may not; where the permission reaches only the
 * own department, `departmentId` must be that department (leave it out only where the method filters by itself).
 */
export function permit(context: Context, permission: Permission, departmentId?: string): void {
  const reached = reach(context, permission);
  if (reached === 'all') return;
  if (reached === 'own' && (departmentId === undefined || departmentId === context.actor.departmentId))
    return;
  throw new Problem(403, 'forbidden', 'この操作を行う権限がありません。', {
    detail:
      reached === 'own'
        ? 'ほかの課の内容です。必要な場合はDX推進課にご相談ください。'
        : 'お使いのアカウントの役割では許可されていません。必要な場合はDX推進課にご相談ください。',
  });
}

/** The department whose rows alone the actor may see, or null where all may be seen. */
export function onlyDepartment(context: Context, permission: Permission): string | null {
  permit(context, permission);
  return reach(context, permission) === 'own' ? context.actor.departmentId : null;
}
