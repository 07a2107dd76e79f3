import { type Fault } from '../../platform/problem.js';
import { NewPasswordFields } from '../account/account.page.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Form } from '../components/form.js';

export interface PasswordView {
  login: string;
  /** The secret of the one-time link. */
  link: string;
  faults: readonly Fault[];
}

/** パスワードの設定, reached by a one-time link. */
export function passwordPage({ login, link, faults }: PasswordView) {
  return (
    <div class="narrow stack">
      <ErrorSummary faults={faults} fields={['password', 'again']} />
      <p>{`ログインID「${login}」のパスワードを設定します。このリンクは一度だけ使えます。`}</p>
      <Form action="/password" hidden={{ link }}>
        <NewPasswordFields faults={faults} />
        <Button>パスワードを設定する</Button>
      </Form>
    </div>
  );
}
