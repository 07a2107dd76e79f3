import { Problem } from '../platform/problem.js';
import { type Context, type Role } from './context.js';
import { TOKEN_SCOPE_NAMES, type TokenScope } from './token/token-scope.js';

type Granted = Partial<Record<Role, 'all' | 'own'>> & { scopes?: readonly TokenScope[] };

const OFFICE = { operator: 'all', 'dx-office': 'all' } as const;
const OVERSEERS = { ...OFFICE, viewer: 'all' } as const;
const EVERYBODY = { ...OVERSEERS, department: 'all' } as const;
const WRITERS = { ...OFFICE, department: 'own' } as const;
const OWN_OR_ALL = { ...OVERSEERS, department: 'own' } as const;

/**
 * Everything one may be allowed to do. `own` means: within one's own department only. A token needs one of the scopes
 * besides; what names none no token may do.
 */
const PERMISSIONS = {
  'municipality.read': { ...EVERYBODY, scopes: ['read'] },
  'municipality.edit': { ...OFFICE, scopes: ['settings'] },
  'token.manage': { ...OFFICE },
  'token.read': { ...OFFICE, scopes: ['read'] },
  'user.manage': { ...OFFICE },
  'account.own': { ...EVERYBODY },
  'department.read': { ...EVERYBODY, scopes: ['read'] },
  'department.edit': { ...OFFICE, scopes: ['settings'] },
  'audit.read': { ...OVERSEERS, scopes: ['read'] },
  'security.read': { ...OFFICE, scopes: ['read'] },
  'security.read-everywhere': { operator: 'all', scopes: ['read'] },
  'list.read': { ...EVERYBODY, scopes: ['read'] },
  'applicability.edit': { ...OFFICE, scopes: ['catalogue'] },
  'procedure.read': { ...OWN_OR_ALL, scopes: ['read'] },
  'procedure.edit': { ...WRITERS, scopes: ['catalogue'] },
  'procedure.retire': { ...OFFICE, scopes: ['catalogue'] },
  'mapping.edit': { ...OFFICE, scopes: ['catalogue'] },
  'month.read': { ...EVERYBODY, scopes: ['read'] },
  'month.manage': { ...OFFICE, scopes: ['month'] },
  'report.read': { ...OWN_OR_ALL, scopes: ['read'] },
  'report.enter': { ...WRITERS, scopes: ['report-write'] },
  'report.accept': { ...OFFICE, scopes: ['month'] },
  'figures.read': { ...EVERYBODY, scopes: ['read'] },
  'figures.rows': { ...OWN_OR_ALL, scopes: ['read'] },
  'targets.read': { ...EVERYBODY, scopes: ['read'] },
  'targets.edit': { ...OFFICE, scopes: ['planning'] },
  'report-file.make': { ...OFFICE, scopes: ['month'] },
  'review.read': { ...OWN_OR_ALL, scopes: ['read'] },
  'review.write': { ...WRITERS, scopes: ['planning'] },
  'review.write-office': { ...OFFICE, scopes: ['planning'] },
  'mail.read': { ...OFFICE, scopes: ['read'] },
  'automation.read': { ...OWN_OR_ALL, scopes: ['read'] },
  'automation.edit': { ...WRITERS, scopes: ['automation'] },
  'automation.result': { ...WRITERS, scopes: ['automation'] },
  'run-log.send': { ...WRITERS, scopes: ['run-logs'] },
  'run-log.store': { ...WRITERS, scopes: ['run-logs', 'import'] },
  'automation.hourly-cost': { ...OFFICE, scopes: ['automation'] },
  'import.run': { ...OFFICE, scopes: ['import'] },
  'owed-work.read': { ...OFFICE, scopes: ['read'] },
  'owed-work.retry': { ...OFFICE, scopes: ['month'] },
  'queue-board.read': { operator: 'all' },
} satisfies Record<string, Granted>;

export type Permission = keyof typeof PERMISSIONS;
export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

/** How far a permission reaches for this actor: everything, the own department, or not at all. */
export function reach(context: Context, permission: Permission): 'all' | 'own' | 'none' {
  if (lacksScope(context, permission)) return 'none';
  const granted: Granted = PERMISSIONS[permission];
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
    detail: reached === 'own' ? OTHER_DEPARTMENT : refusal(context, permission),
  });
}

const OTHER_DEPARTMENT = 'ほかの課の内容です。必要な場合はDX推進課にご相談ください。';

/** What a token may be used for is asked before what its role may do. */
function lacksScope({ scopes }: Context, permission: Permission): boolean {
  return scopes !== undefined && !scopesFor(permission).some((scope) => scopes.includes(scope));
}

function scopesFor(permission: Permission): readonly TokenScope[] {
  const { scopes = [] }: Granted = PERMISSIONS[permission];
  return scopes;
}

function refusal(context: Context, permission: Permission): string {
  if (!lacksScope(context, permission))
    return 'お使いのアカウントの役割では許可されていません。必要な場合はDX推進課にご相談ください。';
  const names = scopesFor(permission).map((scope) => `「${TOKEN_SCOPE_NAMES[scope]}（${scope}）」`);
  return names.length === 0
    ? 'この操作はトークンでは行えません。画面でサインインして行ってください。'
    : `このトークンの用途に${names.join('か')}がありません。用途に含めたトークンを発行してください。`;
}

/** The department whose rows alone the actor may see, or null where all may be seen. */
export function onlyDepartment(context: Context, permission: Permission): string | null {
  permit(context, permission);
  return reach(context, permission) === 'own' ? context.actor.departmentId : null;
}
