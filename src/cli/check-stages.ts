import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { CurrentStageRepository } from '../catalogue/stage-history/current-stage.repository.js';
import { Database } from '../platform/database/database.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';

interface ComparedStages {
  /** Procedures of all municipalities. */
  compared: number;
  /** Those whose stage in lists is not what their history says, as `342025 P-1`. */
  differing: string[];
}

export default function checkStages(program: Command): void {
  program
    .command('check-stages')
    .description('一覧に使う現在の段階が、段階の履歴と同じかを確かめる')
    .option('--json', 'JSON 1行で出力する')
    .action(async ({ json }: { json?: boolean }) => {
      const result = await withAppContext(compareStages);
      const { compared, differing } = result;
      if (json) printJson(result);
      if (differing.length > 0) throw new CommandFailure(sentence(result), json === true);
      if (!json) printLine(`${compared}件の手続の現在の段階は、すべて履歴のとおりです。`);
    });
}

async function compareStages(app: INestApplicationContext): Promise<ComparedStages> {
  const [database, stages] = [app.get(Database), app.get(CurrentStageRepository)];
  const all: ComparedStages = { compared: 0, differing: [] };
  for (const { code } of await app.get(MunicipalityService).list()) {
    const { compared, differing } = await database.snapshot(commandContext(code), (tx) => stages.compare(tx));
    all.compared += compared;
    all.differing.push(...differing.map((procedure) => `${code} ${procedure}`));
  }
  return all;
}

function sentence({ compared, differing }: ComparedStages): string {
  return (
    `${compared}件のうち${differing.length}件の手続で、現在の段階が履歴と違います（${differing.slice(0, 10).join('、')}）。` +
    '一覧の絞り込みに現れるだけで、指標と月次報告は履歴から計算しています。データベースを直接変更していないか確かめてください。その手続の段階を登録し直すと、一致します。'
  );
}
