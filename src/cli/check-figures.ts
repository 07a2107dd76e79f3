import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { MunicipalityService } from '../access/municipality/municipality.service.js';
import { FigureCheck } from '../achievement/check/figure-check.service.js';
import { Database } from '../platform/database/database.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';

interface CheckedFigures {
  /** Months and fiscal years that are not closed, of all municipalities, but for those of which figures are owed. */
  compared: number;
  /** Those whose figures are not what all rows give, as `342025 2026-10`. */
  differing: string[];
}

export default function checkFigures(program: Command): void {
  program
    .command('check-figures')
    .description('速報値が、すべての行から計算した値と同じかを確かめる')
    .option('--json', 'JSON 1行で出力する')
    .action(async ({ json }: { json?: boolean }) => {
      const result = await withAppContext(compareFigures);
      const { compared, differing } = result;
      if (json) printJson(result);
      if (differing.length > 0) throw new CommandFailure(sentence(result), json === true);
      if (!json) printLine(`${compared}期間の速報値は、すべて計算し直した値のとおりです。`);
    });
}

async function compareFigures(app: INestApplicationContext): Promise<CheckedFigures> {
  const [database, check] = [app.get(Database), app.get(FigureCheck)];
  const all: CheckedFigures = { compared: 0, differing: [] };
  for (const { code } of await app.get(MunicipalityService).list()) {
    const { compared, differing } = await database.snapshot(
      commandContext(code),
      (view) => check.compare(view),
      { asJob: true },
    );
    all.compared += compared;
    all.differing.push(...differing.map((period) => `${code} ${period}`));
  }
  return all;
}

function sentence({ compared, differing }: CheckedFigures): string {
  return (
    `${compared}期間のうち${differing.length}期間の速報値が、計算し直した値と違います（${differing.slice(0, 10).join('、')}）。` +
    'データベースを直接変更していないか確かめてください。worker が動いていれば、毎晩の照合のあとに計算し直します。'
  );
}
