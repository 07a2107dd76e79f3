import { LONGEST_TYPED } from './password-hash.js';
import { isGuessable } from './guessable-password.js';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** Whose password it is to be: what is known of the user is what others try first. */
export interface PasswordOwner {
  login: string;
  label: string;
  municipalityName: string;
}

/**
 * What is wrong with a new password and how to make a better one, in Japanese; null where nothing is. Length counts
 * and composition does not (NIST SP 800-63B §3.1.1.2): a long phrase is better than a short word with a sign in it.
 * Characters are counted as a person sees them. What many people use, or what has leaked, is refused.
 */
export function passwordFault(
  password: string,
  { login, label, municipalityName }: PasswordOwner,
): string | null {
  if (password.length > LONGEST_TYPED) return tooLong();
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) return `パスワードは${SHORTEST_PASSWORD}文字以上で入力してください。`;
  if (length > LONGEST_PASSWORD) return tooLong();
  if (new Set(text).size === 1) return '同じ文字だけのパスワードは使えません。';
  if (text.toLowerCase() === login) return 'ログインIDと同じパスワードは使えません。';
  return isGuessable(text, [login, ...login.split('@'), label, municipalityName])
    ? 'よく使われる言葉、名前、年月、並び順や繰り返しでできているため、推測されるおそれがあります。関係のない言葉を4つ以上つなげるか、無作為な文字を混ぜてください。'
    : null;
}

function tooLong(): string {
  return `パスワードは${LONGEST_PASSWORD}文字以内で入力してください。`;
}
