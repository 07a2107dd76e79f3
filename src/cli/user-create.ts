import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { ROLES } from '../access/context.js';
import { UserService } from '../access/user/user.service.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { withAppContext } from './app-context.js';
import { printJson, printLine } from './output.js';
import { roleOf } from './role-of.js';

interface Options {
  municipality: string;
  role: string;
  login: string;
  label: string;
  department?: string;
  sectionHead?: boolean;
  mail?: string;
  json?: boolean;
}

export default function user(program: Command): void {
  program
    .command('user')
    .description('画面を使う利用者')
    .command('create')
    .description('利用者を作り、パスワードを設定するためのリンク（72時間、一度だけ有効）を表示する')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--login <id>', 'ログインID（全団体を通じて一つ）')
    .requiredOption('--label <text>', '画面に表示する名前')
    .requiredOption('--role <role>', `役割（${ROLES.join('、')}）`)
    .option('--department <code>', '課コード（役割が department のとき）')
    .option('--section-head', '課長確認ができる')
    .option('--mail <address>', 'お知らせを送るメールアドレス')
    .option('--json', 'JSON 1行で出力する')
    .action(async (options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const { login, label, department: departmentCode, sectionHead = false, mail: mailAddress } = options;
      const input = { login, label, role: roleOf(options.role), departmentCode, sectionHead, mailAddress };
      const { user, link } = await withAppContext((app) => app.get(UserService).create(context, input));
      const path = `/password?link=${link.secret}`;
      if (options.json) printJson({ id: user.id, login: user.login, path, expiresAt: link.expiresAt });
      else printLine(`パスワード設定用のアドレス（再表示できません）: ${path}`);
    });
}
