import { type Role } from '../../access/context.js';
import { type DepartmentDto } from '../../access/department/department.dto.js';
import { type User } from '../../access/user/user.repository.js';
import { type Fault } from '../../platform/problem.js';
import { Button, LinkButton } from '../components/button.js';
import { instantLabel } from '../components/instant-label.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { type Tab, Tabs } from '../components/tabs.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { bearerIn, BearerFields } from './bearer-fields.js';
import { stateOf } from './users.page.js';

const FIELDS = ['login', 'label', 'role', 'departmentId', 'sectionHead', 'mailAddress'];

export interface UserFormView {
  tabs: readonly Tab[];
  roles: readonly Role[];
  departments: readonly DepartmentDto[];
  faults: readonly Fault[];
  typed: FormBody | undefined;
}

/** A new user; the password is set by the user, through a link shown once. */
export function newUserPage({ tabs, roles, departments, faults, typed }: UserFormView) {
  const value = { departmentId: null, ...bearerIn(typed ?? { role: 'department' }) };
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={FIELDS} />
        <Form action="/administration/users">
          <FormField
            label="ログインID"
            name="login"
            value={textOf(typed, 'login')}
            hint="メールアドレスや職員番号など。ほかの団体を含めて重ならないものにします。"
            autocomplete="off"
            faults={faults}
            required
          />
          <BearerFields
            label="表示名"
            roles={roles}
            departments={departments}
            value={value}
            faults={faults}
          />
          <MailAddressField value={textOf(typed, 'mailAddress')} faults={faults} />
          <Button>登録して設定用リンクを発行する</Button>
        </Form>
      </div>
    </>
  );
}

/** One user: role and department, a new link, letting in no more. */
export function userPage({
  tabs,
  roles,
  departments,
  faults,
  typed,
  user,
  oneself,
}: UserFormView & { user: User; oneself: boolean }) {
  const path = `/administration/users/${user.id}`;
  const value = typed === undefined ? user : { departmentId: null, ...bearerIn(typed) };
  const disabled = user.disabledAt !== null;
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="narrow stack">
        <ErrorSummary faults={faults} fields={FIELDS} />
        <dl class="facts">
          <div>
            <dt>ログインID</dt>
            <dd>{user.login}</dd>
          </div>
          <div>
            <dt>状態</dt>
            <dd>{`${stateOf(user)}${user.disabledAt === null ? '' : ` ／ ${instantLabel(user.disabledAt)}から`}`}</dd>
          </div>
          <div>
            <dt>登録日時</dt>
            <dd>{instantLabel(user.createdAt)}</dd>
          </div>
        </dl>
        <Form action={path} hidden={{ version: user.version }}>
          <BearerFields
            label="表示名"
            roles={roles}
            departments={departments}
            value={value}
            faults={faults}
          />
          <MailAddressField
            value={typed === undefined ? (user.mailAddress ?? '') : textOf(typed, 'mailAddress')}
            faults={faults}
          />
          <Button>保存する</Button>
        </Form>
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
      </div>
    </>
  );
}

function MailAddressField({ value, faults }: { value: string; faults: readonly Fault[] }) {
  return (
    <FormField
      label="メールアドレス"
      name="mailAddress"
      type="email"
      value={value}
      hint="提出のお願いや差戻しなどのお知らせを送ります。送らないときは空欄にします。"
      autocomplete="off"
      faults={faults}
    />
  );
}

/** The one time a user's link is told. */
export function passwordLinkPage({
  tabs,
  label,
  login,
  link,
  expiresAt,
}: {
  tabs: readonly Tab[];
  label: string;
  login: string;
  link: string;
  expiresAt: Date;
}) {
  return (
    <>
      <Tabs label="管理" tabs={tabs} />
      <div class="prose">
        <Notice kind="warning" title="このリンクは、この画面を閉じると二度と表示できません。">
          <p>{`${label}（${login}）さんにだけ、安全な方法でお渡しください。`}</p>
        </Notice>
        <p>
          <code class="secret">{link}</code>
        </p>
        <p>{`${instantLabel(expiresAt)}まで、一度だけ使えます。期限を過ぎたときは、もう一度発行してください。`}</p>
        <LinkButton href="/administration/users">利用者の一覧に戻る</LinkButton>
      </div>
    </>
  );
}
