import { type Command } from 'commander';
import { listChanged } from '../priority-list/edition-loader.js';
import { prepareDatabase } from '../worker/prepare-database.js';
import { recomputeEverywhere, ownerUrlOf, withServer } from './app-context.js';
import { printJson, printLine } from './output.js';

export default function migrate(program: Command): void {
  program
    .command('migrate')
    .description('データベースを最新の形にし、config/ の優先手続一覧と指標を読み込む')
    .option('--json', 'JSON 1行で出力する')
    .action(async ({ json }: { json?: boolean }) => {
      const done = await withServer(async (server) => {
        const prepared = await prepareDatabase(ownerUrlOf(server));
        if (prepared.indicatorsChanged || listChanged(prepared.editions))
          await recomputeEverywhere(server.databaseUrl);
        return prepared;
      });
      const { length } = done.migrations;
      if (json) printJson(done);
      else printLine(length > 0 ? `${length}件の移行を行いました。` : 'データベースは最新です。');
    });
}
