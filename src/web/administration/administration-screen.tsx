import { type VNode } from 'preact';
import { type Context } from '../../access/context.js';
import { type Permission, reach } from '../../access/permissions.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { Screen } from '../http/screen.js';

/** The parts of the administration and what one must be allowed to see each. */
const PARTS: readonly { href: string; label: string; permission: Permission }[] = [
  { href: '/administration/departments', label: '課', permission: 'department.edit' },
  { href: '/administration/users', label: '利用者', permission: 'user.manage' },
  { href: '/administration/tokens', label: 'トークン', permission: 'token.manage' },
  { href: '/administration/rules', label: '団体の設定', permission: 'municipality.edit' },
  { href: '/administration/due-days', label: '提出期限', permission: 'month.read' },
  { href: '/administration/mails', label: 'メール', permission: 'mail.read' },
  { href: '/administration/audit', label: '操作の記録', permission: 'audit.read' },
  { href: '/administration/security', label: 'セキュリティの記録', permission: 'security.read' },
];

/** The tabs for this user; the one whose address is `current` is the page shown. */
export function administrationTabs(context: Context, current: string): Tab[] {
  return PARTS.filter(({ permission }) => reach(context, permission) === 'all').map(({ href, label }) => ({
    href,
    label,
    current: href === current,
  }));
}

/** A page of the administration, below the tabs of its parts; `path` is the part it belongs to. */
export function administrationScreen(
  context: Context,
  path: string,
  title: string,
  content: VNode,
  options?: ConstructorParameters<typeof Screen>[2],
): Screen {
  const page = (
    <div class="stack">
      <Tabs label="管理" tabs={administrationTabs(context, path)} />
      {content}
    </div>
  );
  return new Screen(title, page, options);
}
