/** What a token may be used for, besides what its role lets it do. As data: a token holds a list of these. */
export const TOKEN_SCOPE_NAMES = {
  read: '参照',
  import: 'ファイルの取込',
  'run-logs': 'ロボットの実行記録の送信',
  'report-write': '月次報告・年間件数の入力と提出',
  catalogue: '手続台帳・優先手続の変更',
  month: '対象月の受付・受理・確定・報告書の作成',
  automation: '自動化案件の変更',
  planning: '目標、課題と対応の変更',
  settings: '課・団体の設定の変更',
} as const;

export type TokenScope = keyof typeof TOKEN_SCOPE_NAMES;
export const TOKEN_SCOPES = Object.keys(TOKEN_SCOPE_NAMES) as readonly TokenScope[];

/** These answer with what has become of the data, so they are of no use without reading. */
const WITHOUT_READING: readonly TokenScope[] = ['read', 'import', 'run-logs'];

/** The scopes in the order of the list, each once; `read` comes with every scope that changes what can be read. */
export function completeScopes(scopes: readonly TokenScope[]): TokenScope[] {
  const withRead = scopes.some((scope) => !WITHOUT_READING.includes(scope));
  return TOKEN_SCOPES.filter((scope) => scopes.includes(scope) || (scope === 'read' && withRead));
}
