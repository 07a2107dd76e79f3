import { type User } from '../../access/user/user.repository.js';
import { Button } from '../components/button.js';
import { instantLabel } from '../components/instant-label.js';
import { Form } from '../components/form.js';
import { Facts } from '../components/fact.js';
import { type Choices } from '../form/field.js';
import { formPage } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';
import { secretPage } from './secret.page.js';
import { stateOf } from './users.page.js';

export interface UserFormView {
  state: FormState;
  choices: Choices;
}

/** A new user; the password is set by the user, through a link shown once. */
export function newUserPage(view: UserFormView) {
  return formPage({ ...view, action: '/administration/users', submit: '登録して設定用リンクを発行する' });
}

/** One user: role and department, a new link, letting in no more. */
export function userPage({ user, oneself, ...view }: UserFormView & { user: User; oneself: boolean }) {
  const path = `/administration/users/${user.id}`;
  const disabled = user.disabledAt !== null;
  const since = user.disabledAt === null ? '' : ` ／ ${instantLabel(user.disabledAt)}から`;
  return formPage({
    ...view,
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
    back: { href: '/administration/users', label: '利用者の一覧に戻る' },
  });
}
