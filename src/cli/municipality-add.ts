import { type Command } from 'commander';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { withAppContext } from './app-context.js';
import { printJson, printLine } from './output.js';

interface Options {
  code: string;
  name: string;
  sample?: boolean;
  json?: boolean;
}

export default function municipality(program: Command): void {
  program
    .command('municipality')
    .description('地方公共団体')
    .command('add')
    .description('地方公共団体を登録する')
    .requiredOption('--code <code>', '全国地方公共団体コード（6桁）')
    .requiredOption('--name <name>', '名称')
    .option('--sample', 'サンプルとして登録する')
    .option('--json', 'JSON 1行で出力する')
    .action(async ({ code, name, sample, json }: Options) => {
      const added = await withAppContext((app) => app.get(MunicipalityService).add({ code, name, sample }));
      if (json) printJson({ code: added.code, name: added.name, kind: added.kind });
      else printLine(`${added.name}（${added.code}）を登録しました。`);
    });
}
