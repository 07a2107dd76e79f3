import { type Role } from '../../access/context.js';

/** One entry of the navigation at the top of every page. */
export interface NavigationEntry {
  href: string;
  label: string;
  roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ['operator', 'dx-office', 'department', 'viewer'];

/** The page everybody begins with after signing in. */
export const HOME = '/home';

/** Every entry, in the order shown. A screen adds its line here. */
const ENTRIES: readonly NavigationEntry[] = [
  { href: HOME, label: 'ホーム', roles: EVERYBODY },
  { href: '/dashboard', label: 'ダッシュボード', roles: EVERYBODY },
  { href: '/report', label: '月次報告', roles: ['department'] },
  { href: '/months', label: '対象月', roles: ['operator', 'dx-office', 'viewer'] },
  { href: '/review', label: '課題と対応', roles: EVERYBODY },
  { href: '/procedures', label: '手続台帳', roles: EVERYBODY },
  { href: '/list', label: '優先手続', roles: EVERYBODY },
  { href: '/automation', label: '自動化', roles: EVERYBODY },
  { href: '/targets', label: '目標', roles: EVERYBODY },
  { href: '/reports', label: '報告書', roles: ['operator', 'dx-office', 'viewer'] },
  { href: '/comparison', label: '比較', roles: ['operator', 'dx-office', 'viewer'] },
  { href: '/files', label: 'ファイル取込', roles: ['operator', 'dx-office'] },
  { href: '/queue', label: '処理の状況', roles: ['operator', 'dx-office'] },
  { href: '/administration', label: '管理', roles: ['operator', 'dx-office', 'viewer'] },
];

/** The entries a role sees. */
export function entriesOf(role: Role): NavigationEntry[] {
  return ENTRIES.filter(({ roles }) => roles.includes(role));
}

/** Whether an entry is the page shown or one above it. */
export function isCurrent(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
