import { Button } from '../components/button.js';
import { Form } from '../components/form.js';
import { FormField } from '../components/form-field.js';
import { Notice } from '../components/notice.js';
import { Screen } from '../http/screen.js';
import { type UnsentForm } from './unsent-form.js';

interface SignInView {
  login: string;
  /** Where to go afterwards, a path of ours. */
  next: string;
  /** Why the attempt before failed. */
  refusal?: { title: string; detail: string };
  /** What was sent after the session had ended, to be sent once more afterwards. */
  unsent?: UnsentForm | null;
  /** Where the form is sent; with an unsent form it needs our permit. */
  action?: string;
  /** Somebody else who is signed in in this browser, where the unsent form is of the user named by `login`. */
  insteadOf?: string;
  /** Whether there is no municipality yet, so that nobody can sign in. */
  setUpPending?: boolean;
}

/** サインイン. */
export function signInScreen(view: SignInView, status = 200): Screen {
  const { login, next, refusal, unsent = null, action = '/sign-in', insteadOf, setUpPending = false } = view;
  const page = (
    <div class="narrow stack">
      {setUpPending ? (
        <Notice kind="info" title="まだ団体が登録されていません。">
          <p>
            <a href="/setup">はじめての設定</a>
            で、団体と最初の利用者を登録してください。サーバーの起動時に表示されたコードが必要です。
          </p>
        </Notice>
      ) : null}
      {refusal === undefined ? null : (
        <Notice kind="error" title={refusal.title}>
          {refusal.detail}
        </Notice>
      )}
      {insteadOf === undefined ? null : (
        <Notice kind="warning" title="別の利用者でサインインし直しているため、まだ送信していません。">
          <p>
            {`この画面は「${login}」さんで開いたものですが、このブラウザーでは今「${insteadOf}」さんでサインインしています。`}
            {unsent === null
              ? `「${login}」さんとしてサインインし直してから、もう一度入力してください。`
              : `「${login}」さんとしてサインインし直すと、入力した内容をそのまま送信できます。`}
          </p>
          <p>
            {`「${insteadOf}」さんのまま続けるときは、`}
            <a href={next}>画面を開き直してください</a>
            。入力した内容は引き継がれません。
          </p>
        </Notice>
      )}
      {unsent === null || insteadOf !== undefined ? null : (
        <Notice kind="warning" title="サインアウトされていたため、まだ送信していません。">
          サインインすると、入力した内容をそのまま送信できます。
        </Notice>
      )}
      <Form action={action} hidden={{ next, ...(unsent && { unsent: JSON.stringify(unsent) }) }}>
        <FormField label="ログインID" name="login" value={login} autocomplete="username" required />
        <FormField
          label="パスワード"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        <Button>サインイン</Button>
      </Form>
      <p>
        初めて使う場合やパスワードを忘れた場合は、DX推進課に設定用リンクの発行をご依頼ください。届いたリンクからパスワードを設定できます。
      </p>
    </div>
  );
  return new Screen('サインイン', page, { status });
}
