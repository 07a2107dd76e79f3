/** What is kept of what concerns the safety of accounts and data. */
export const SECURITY_KIND_NAMES = {
  'sign-in-failed': 'サインインの失敗',
  'sign-in-delayed': '失敗が続いたためサインインを待たせた',
  'password-check-failed': 'パスワード変更時の現在のパスワードの誤り',
  'permission-refused': '権限のない操作の拒否',
  'form-refused': '開いた画面と合わないフォームの拒否',
  'token-refused': '使えないトークンの拒否',
  download: 'ファイルの出力・ダウンロード',
  'password-link-made': 'パスワードの設定用リンクの発行',
  'password-link-used': '設定用リンクによるパスワードの設定',
  'password-changed': 'パスワードの変更',
  'signed-out-everywhere': 'すべての端末からのサインアウト',
  'token-made': 'トークンの発行',
  'token-revoked': 'トークンの失効',
  'set-up-code-made': 'はじめての設定のコードの発行',
  'set-up-failed': 'はじめての設定のコードの誤り',
  'set-up-delayed': '誤りが続いたためはじめての設定を待たせた',
  'set-up-done': 'はじめての設定の完了',
} as const;

export type SecurityKind = keyof typeof SECURITY_KIND_NAMES;
export const SECURITY_KINDS = Object.keys(SECURITY_KIND_NAMES) as readonly SecurityKind[];

/** Events are kept this long, then deleted. */
export const SECURITY_EVENT_DAYS = 400;

/** Most rows that one process begins in a minute for requests; beyond it addresses and details are summed up. */
export const MOST_EVENTS_PER_MINUTE = 500;
