import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { ROLES, type Role } from '../access/context.js';
import { TokenService } from '../access/token/token.service.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { withHouse } from './house.js';
import { CommandFailure, printJson, printLine } from './output.js';

interface Options {
  municipality: string;
  role: string;
  department?: string;
  sectionHead?: boolean;
  label?: string;
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
    .option('--expires <date>', '有効期限（例: 2027-03-31）')
    .option('--json', 'JSON 1行で出力する')
    .action(
      async ({ municipality, role, department, sectionHead = false, label, expires, json }: Options) => {
        const context = commandContext(parseMunicipalityCode(municipality));
        const created = await withHouse((house) =>
          house.get(TokenService).create(context, {
            role: roleOf(role),
            departmentCode: department,
            sectionHead,
            label: label ?? `${role}（コマンドで作成）`,
            expiresAt: expires === undefined ? undefined : endOf(expires),
          }),
        );
        if (json) printJson(created);
        else printLine(`トークン（再表示できません）: ${created.token}`);
      },
    );
}

/** A bare date is good until its end in Japan. */
function endOf(expires: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(expires) ? `${expires}T23:59:59+09:00` : expires;
}

function roleOf(text: string): Role {
  const role = ROLES.find((one) => one === text);
  if (role) return role;
  throw new CommandFailure(`役割「${text}」はありません。${ROLES.join('、')} のいずれかを指定してください。`);
}
