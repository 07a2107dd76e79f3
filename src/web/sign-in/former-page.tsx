import { type PageRequest } from '../../access/session/session.guard.js';
import { LinkButton } from '../components/button.js';
import { Notice } from '../components/notice.js';
import { type FormBody, textOf } from '../http/form-body.js';
import { localPath } from '../http/local-path.js';
import { resendingSignIn } from '../http/page-security.js';
import { Screen } from '../http/screen.js';
import { signInScreen } from './sign-in.page.js';
import { type UnsentForm, unsentScreen } from './unsent-form.js';

/**
 * The answer to a form whose page was drawn before somebody signed in again in this browser, in the words of the case.
 * Null where nothing is known of the page: the form may be anybody's.
 */
export function formerPageScreen(
  request: PageRequest,
  { unsent, back }: { unsent: UnsentForm | null; back: string },
): Screen | null {
  const { signedIn, formUser } = request;
  if (request.headers['hx-request'] === 'true') return null;
  if (request.routeOptions.url === '/sign-in') return formerSignIn(request);
  if (signedIn && formUser !== undefined && formUser !== signedIn.login)
    return signInScreen(
      {
        login: formUser,
        next: back,
        unsent,
        insteadOf: signedIn.login,
        action: unsent === null ? '/sign-in' : resendingSignIn(request),
      },
      403,
    );
  if (unsent === null) return null;
  return unsentScreen(
    unsent,
    back,
    formUser === undefined
      ? undefined
      : '画面を開いたあとで、別の画面（タブ）からサインインし直したか、パスワードを変更したため、受け付けていません。',
  );
}

/** The sign-in page of another tab: one is signed in already, or types the password once more. */
function formerSignIn({ signedIn, body }: PageRequest): Screen {
  const form = body as FormBody | undefined;
  const next = localPath(textOf(form, 'next'));
  if (!signedIn) {
    const title = 'サインインの画面を開いてから時間がたったため、受け付けていません。';
    const refusal = { title, detail: 'もう一度パスワードを入力して、サインインしてください。' };
    return signInScreen({ login: textOf(form, 'login'), next, refusal }, 403);
  }
  const { login } = signedIn;
  const page = (
    <div class="stack narrow">
      <Notice kind="warning" title={`すでに「${login}」さんでサインインしています。`}>
        <p>
          別の画面（タブ）でサインインしたため、この画面からは受け付けていません。別の利用者で使うときは、サインアウトしてからサインインしてください。
        </p>
      </Notice>
      <LinkButton href={next}>「{login}」さんのまま続ける</LinkButton>
    </div>
  );
  return new Screen('サインイン済みです', page, { status: 403 });
}
