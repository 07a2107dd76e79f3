import { FieldsForm, FormErrors } from '../form/fields-form.js';
import { type FormState } from '../form/form-state.js';

/** パスワードの設定, reached by a one-time link. */
export function passwordPage({ login, state }: { login: string; state: FormState }) {
  return (
    <div class="narrow stack">
      <FormErrors state={state} />
      <p>{`ログインID「${login}」のパスワードを設定します。このリンクは一度だけ使えます。`}</p>
      <FieldsForm state={state} action="/password" submit="パスワードを設定する" />
    </div>
  );
}
