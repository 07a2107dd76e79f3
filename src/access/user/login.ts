const LONGEST_LOGIN = 100;

/** No login of 100 characters is longer before it is normalised. */
const LONGEST_TYPED = 1_000;

/** A login as it is stored and compared: full-width and upper-case letters typed by habit mean the same. What is longer than any is cut. */
export function normaliseLogin(text: string): string {
  return text.slice(0, LONGEST_TYPED).normalize('NFKC').trim().toLowerCase();
}

/** What is wrong with a login for a new user, in Japanese; null where nothing is. */
export function loginFault(login: string): string | null {
  if (login === '') return 'ログインIDを入力してください。';
  if (/[\s\p{Cc}]/u.test(login)) return 'ログインIDに空白は使えません。';
  return [...login].length > LONGEST_LOGIN
    ? `ログインIDは${LONGEST_LOGIN}文字以内で入力してください。`
    : null;
}
