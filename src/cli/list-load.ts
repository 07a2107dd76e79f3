import { type Command } from 'commander';
import { migrate } from '../platform/database/migrate.js';
import { loadEditions, listChanged, type LoadedEdition } from '../priority-list/edition-loader.js';
import { recomputeEverywhere, ownerUrlOf, withServer } from './app-context.js';
import { printJson, printLine } from './output.js';

const OUTCOMES: Record<LoadedEdition['outcome'], string> = {
  loaded: '読み込みました',
  corrected: '訂正しました',
  unchanged: '変更はありません',
};

export default function list(program: Command): void {
  program
    .command('list')
    .description('優先的にオンライン化を推進すべき手続の一覧')
    .command('load')
    .description('一覧の版を読み込む（省略時は config/priority-list/ のすべて）')
    .argument('[files...]', '版のファイル（JSON）')
    .option('--json', 'JSON 1行で出力する')
    .action(async (files: string[], { json }: { json?: boolean }) => {
      let loaded: LoadedEdition[] = [];
      await withServer(async (server) => {
        await migrate(ownerUrlOf(server), async (owner) => {
          loaded = await loadEditions(owner.manager, files.length > 0 ? files : undefined);
        });
        if (listChanged(loaded)) await recomputeEverywhere(server.databaseUrl);
      });
      if (json) printJson({ editions: loaded });
      else
        for (const one of loaded)
          printLine(`${one.edition} ${one.title}（${one.items}件）: ${OUTCOMES[one.outcome]}`);
    });
}
