import { type Command } from 'commander';
import { prepareDatabase } from '../worker/prepare-database.js';
import { ownerUrlOf, withServer } from './house.js';
import { printJson, printLine } from './output.js';

export default function migrate(program: Command): void {
  program
    .command('migrate')
    .description('データベースを最新の形にし、config/ の優先手続一覧と指標を読み込む')
    .option('--json', 'JSON 1行で出力する')
    .action(async ({ json }: { json?: boolean }) => {
      const ran = await withServer((server) => prepareDatabase(ownerUrlOf(server)));
      if (json) printJson({ migrations: ran });
      else printLine(ran.length > 0 ? `${ran.length}件の移行を行いました。` : 'データベースは最新です。');
    });
}
