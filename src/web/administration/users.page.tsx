import { ROLE_NAMES } from '../../access/context.js';
import { type User } from '../../access/user/user.repository.js';
import { LinkButton } from '../components/button.js';
import { DataTable } from '../components/data-table.js';
import { Pager } from '../components/pager.js';
import { type Tab, Tabs } from '../components/tabs.js';

export interface UsersView {
  tabs: readonly Tab[];
  users: readonly User[];
  firstHref: string | null;
  nextHref: string | null;
}

/** 利用者: who signs in, in which role. */
export function usersPage({ tabs, users, firstHref, nextHref }: UsersView) {
  return (
    <div class="stack">
      <Tabs label="管理" tabs={tabs} />
      <LinkButton kind="primary" href="/administration/users/new">
        利用者を登録する
      </LinkButton>
      <DataTable
        id="users"
        caption="利用者"
        columns={[
          {
            key: 'login',
            label: 'ログインID',
            cell: ({ id, login }) => <a href={`/administration/users/${id}`}>{login}</a>,
            heading: true,
          },
          { key: 'label', label: '表示名', cell: ({ label }) => label },
          { key: 'role', label: '役割', cell: ({ role }) => ROLE_NAMES[role] },
          { key: 'department', label: '課', cell: ({ departmentName }) => departmentName ?? '―' },
          { key: 'head', label: '課長確認', cell: ({ sectionHead }) => (sectionHead ? '可' : '―') },
          {
            key: 'mail',
            label: 'メール',
            cell: ({ mailAddress }) => (mailAddress === null ? '―' : '登録済'),
          },
          { key: 'state', label: '状態', cell: (user) => stateOf(user) },
        ]}
        rows={users}
        rowKey={({ id }) => id}
        empty="利用者が登録されていません。"
      />
      <Pager firstHref={firstHref} nextHref={nextHref} shown={users.length} />
    </div>
  );
}

/** Whether a user can sign in. */
export function stateOf({ disabledAt, hasPassword }: User): string {
  if (disabledAt !== null) return '利用停止';
  return hasPassword ? '利用中' : 'パスワード未設定';
}
