import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { ROLES } from '../access/context.js';
import { TOKEN_SCOPES, type TokenScope } from '../access/token/token-scope.js';
import { TokenService } from '../access/token/token.service.js';
import { tokyoDate } from '../kernel/clock.js';
import { dayLabel } from '../kernel/japanese-era.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';
import { roleOf } from './role-of.js';

interface Options {
  municipality: string;
  role: string;
  department?: string;
  sectionHead?: boolean;
  label?: string;
  scope?: TokenScope[];
  owner?: string;
  expires?: string;
  json?: boolean;
}

export default function token(program: Command): void {
  program
    .command('token')
    .description('APIのトークン')
    .command('create')
    .description('トークンを作る。トークンは一度だけ表示される')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--role <role>', `役割（${ROLES.join('、')}）`)
    .option('--department <code>', '課コード（役割が department のとき）')
    .option('--section-head', '課長確認ができる')
    .option('--label <text>', '用途の覚え書き')
    .option(
      '--scope <scopes>',
      `用途（${TOKEN_SCOPES.join('、')} をコンマで区切る。省略すると役割でできることすべて）`,
      scopesOf,
    )
    .option('--owner <login>', '所有者のログインID（省略すると団体のトークン）')
    .option('--expires <date>', '有効期限（例: 2027-03-31。366日以内、省略すると1年後）')
    .option('--json', 'JSON 1行で出力する')
    .action(async (options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const {
        role,
        department: departmentCode,
        sectionHead = false,
        scope: scopes,
        owner: ownerLogin,
      } = options;
      const { label = `${role}（コマンドで作成）`, expires } = options;
      const expiresAt = expires === undefined ? undefined : endOf(expires);
      const about = { departmentCode, sectionHead, label, scopes, ownerLogin, expiresAt };
      const created = await withAppContext((app) =>
        app.get(TokenService).create(context, { role: roleOf(role), ...about }),
      );
      const until = dayLabel(tokyoDate(created.expiresAt));
      if (options.json) printJson(created);
      else printLine(`トークン（再表示できません。${until}まで有効）: ${created.token}`);
    });
}

/** @throws CommandFailure for one that there is not */
function scopesOf(text: string): TokenScope[] {
  return text.split(',').map((scopeText) => {
    const scope = TOKEN_SCOPES.find((one) => one === scopeText.trim());
    if (scope) return scope;
    throw new CommandFailure(
      `用途「${scopeText.trim()}」はありません。${TOKEN_SCOPES.join('、')} のいずれかを、コンマで区切って指定してください。`,
    );
  });
}

/** A bare date is good until its end in Japan. */
function endOf(expires: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59+09:00` : expires;
}
