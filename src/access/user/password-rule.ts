export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** No password of 128 characters is longer, however its characters are put together. */
const LONGEST_TYPED = 1_024;

/** Whether a text is longer than any password, told before anything is made of it. */
export function isTooLongToBePassword(typed: string): boolean {
  return typed.length > LONGEST_TYPED;
}

/**
 * What is wrong with a new password, in Japanese; null where nothing is. Length counts and composition does not
 * (NIST SP 800-63B §3.1.1.2): a long phrase is better than a short word with a sign in it. Characters are counted
 * as a person sees them.
 */
export function passwordFault(password: string, login: string): string | null {
  if (isTooLongToBePassword(password)) return `パスワードは${LONGEST_PASSWORD}文字以内で入力してください。`;
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD) return `パスワードは${SHORTEST_PASSWORD}文字以上で入力してください。`;
  if (length > LONGEST_PASSWORD) return `パスワードは${LONGEST_PASSWORD}文字以内で入力してください。`;
  if (new Set(password).size === 1) return '同じ文字だけのパスワードは使えません。';
  if (password.normalize('NFKC').toLowerCase() === login) return 'ログインIDと同じパスワードは使えません。';
  return null;
}
