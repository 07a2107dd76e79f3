import { ROLE_NAMES } from '../../access/context.js';
import { type User } from '../../access/user/user.repository.js';
import { type Page } from '../../platform/keyset.js';
import { LinkButton } from '../components/button.js';
import { column } from '../components/data-table.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';

export const USERS: List<User> = {
  id: 'users',
  path: '/administration/users',
  caption: '利用者',
  columns: [
    column('login', 'ログインID', ({ login }) => login, {
      heading: true,
      href: ({ id }) => `${USERS.path}/${id}`,
    }),
    column('label', '表示名', ({ label }) => label),
    column('role', '役割', ({ role }) => ROLE_NAMES[role]),
    column('department', '課', ({ departmentName }) => departmentName),
    column('head', '課長確認', ({ sectionHead }) => (sectionHead ? '可' : null)),
    column('mail', 'メール', ({ mailAddress }) => mailAddress && '登録済'),
    column('state', '状態', (user) => stateOf(user)),
  ],
  empty: '利用者が登録されていません。',
};

/** 利用者: who signs in, in which role. */
export function usersPage({ query, page }: { query: ListQuery; page: Page<User> }) {
  return (
    <>
      <LinkButton kind="primary" href="/administration/users/new">
        利用者を登録する
      </LinkButton>
      <ListTable list={USERS} query={query} page={page} />
    </>
  );
}

/** Whether a user can sign in. */
export function stateOf({ disabledAt, hasPassword }: User): string {
  if (disabledAt !== null) return '利用停止';
  return hasPassword ? '利用中' : 'パスワード未設定';
}
