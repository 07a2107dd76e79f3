import { ROLE_NAMES, type Role } from '../../access/context.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../access/user/password-rule.js';
import { type Fault } from '../../platform/problem.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';

export interface AccountView {
  login: string;
  label: string;
  role: Role;
  municipalityName: string;
  sectionHead: boolean;
  faults: readonly Fault[];
}

/** アカウント: who one is, one's password, one's sessions. */
export function accountPage({ login, label, role, municipalityName, sectionHead, faults }: AccountView) {
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={['current', 'password', 'again']} />
      <dl class="facts">
        <div>
          <dt>団体</dt>
          <dd>{municipalityName}</dd>
        </div>
        <div>
          <dt>ログインID</dt>
          <dd>{login}</dd>
        </div>
        <div>
          <dt>表示名</dt>
          <dd>{label}</dd>
        </div>
        <div>
          <dt>役割</dt>
          <dd>{`${ROLE_NAMES[role]}${sectionHead ? '（課長確認ができる）' : ''}`}</dd>
        </div>
      </dl>
      <h2>パスワードの変更</h2>
      <Form action="/account/password">
        <FormField
          label="現在のパスワード"
          name="current"
          type="password"
          autocomplete="current-password"
          faults={faults}
          required
        />
        <NewPasswordFields faults={faults} />
        <Button>パスワードを変更する</Button>
      </Form>
      <h2>すべての端末からサインアウト</h2>
      <p>
        ほかのパソコンでサインインしたままの場合や、不審な操作に気づいた場合に使います。この画面からもサインアウトします。
      </p>
      <Form action="/account/sign-out-everywhere">
        <Button kind="secondary">すべての端末からサインアウトする</Button>
      </Form>
    </div>
  );
}

/** The new password, typed twice. */
export function NewPasswordFields({ faults }: { faults: readonly Fault[] }) {
  return (
    <>
      <FormField
        label="新しいパスワード"
        name="password"
        type="password"
        hint={`${SHORTEST_PASSWORD}文字以上、${LONGEST_PASSWORD}文字以内。文字の種類は問いません。長い言葉の組み合わせをおすすめします。`}
        autocomplete="new-password"
        faults={faults}
        required
      />
      <FormField
        label="新しいパスワード（確認のためもう一度）"
        name="again"
        type="password"
        autocomplete="new-password"
        faults={faults}
        required
      />
    </>
  );
}
