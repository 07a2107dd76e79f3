import { ROLE_NAMES } from '../../access/context.js';
import { type User } from '../../access/user/user.repository.js';
import { type Page } from '../../platform/keyset.js';
import { FormDescription } from '../form/form-description.js';
import { line } from '../form/single-field.js';
import { Button, LinkButton } from '../components/button.js';
import { column } from '../components/data-table.js';
import { type List } from '../list/list.js';
import { type ListQuery } from '../list/list-query.js';
import { ListTable } from '../list/list-table.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Facts } from '../components/fact.js';
import { type Choices } from '../form/field.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { bearerFields } from './bearer-fields.js';
import { secretPage } from './secret.page.js';

const FIELDS = {
  ...bearerFields('表示名'),
  mailAddress: line('メールアドレス', {
    type: 'email',
    hint: '提出のお願いや差戻しなどのお知らせを送ります。送らないときは空欄にします。',
    autocomplete: 'off',
    read: (text) => text,
    inWords: (text: string) => text.trim(),
  }),
};

export const USER_FORM = new FormDescription(FIELDS);

/** A user that is to be made; the password is set by the user, through a link shown once. */
export const NEW_USER_FORM = new FormDescription({
  login: line('ログインID', {
    hint: 'メールアドレスや職員番号など。ほかの団体を含めて重ならないものにします。',
    autocomplete: 'off',
    required: true,
  }),
  ...FIELDS,
});

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
export function usersPage(query: ListQuery, page: Page<User>) {
  return (
    <>
      <LinkButton kind="primary" href="/administration/users/new">
        利用者を登録する
      </LinkButton>
      <ListTable list={USERS} query={query} page={page} />
    </>
  );
}

function stateOf({ disabledAt, hasPassword }: User): string {
  if (disabledAt !== null) return '利用停止';
  return hasPassword ? '利用中' : 'パスワード未設定';
}

/** One user: role and department, a new link, letting in no more, unless it is the reader's own account. */
export function userPage(user: User, oneself: boolean, form: { state: FormState; choices: Choices }) {
  const path = `${USERS.path}/${user.id}`;
  const disabled = user.disabledAt !== null;
  const since = user.disabledAt === null ? '' : ` ／ ${instantLabel(user.disabledAt)}から`;
  return formPage({
    ...form,
    facts: (
      <Facts
        facts={[
          ['ログインID', user.login],
          ['状態', `${stateOf(user)}${since}`],
          ['登録日時', instantLabel(user.createdAt)],
        ]}
      />
    ),
    action: path,
    submit: '保存する',
    below: (
      <>
        {disabled ? null : (
          <>
            <h2>パスワードの設定用リンク</h2>
            <p>
              パスワードを忘れたときや、設定期限を過ぎたときに発行します。前に発行したリンクは使えなくなります。
            </p>
            <Form action={`${path}/link`}>
              <Button kind="secondary">設定用リンクを発行する</Button>
            </Form>
          </>
        )}
        {oneself ? null : (
          <>
            <h2>{disabled ? '利用の再開' : '利用の停止'}</h2>
            <p>
              {disabled
                ? '再開すると、これまでのパスワードでサインインできます。'
                : '停止するとすぐにサインアウトされ、サインインできなくなります。記録は残ります。'}
            </p>
            <Form action={`${path}/${disabled ? 'enable' : 'disable'}`} hidden={{ version: user.version }}>
              <Button kind={disabled ? 'secondary' : 'danger'}>{disabled ? '再開する' : '停止する'}</Button>
            </Form>
          </>
        )}
      </>
    ),
  });
}

/** The only time a user's link is shown. */
export function passwordLinkPage({ label, login }: Pick<User, 'label' | 'login'>, link: string, until: Date) {
  return secretPage({
    title: 'このリンクは、この画面を閉じると二度と表示できません。',
    about: `${label}（${login}）さんにだけ、安全な方法でお渡しください。`,
    secret: link,
    note: `${instantLabel(until)}まで、一度だけ使えます。期限を過ぎたときは、もう一度発行してください。`,
    back: { href: USERS.path, label: '利用者の一覧に戻る' },
  });
}
