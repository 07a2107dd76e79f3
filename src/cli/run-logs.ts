import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { RunLogService } from '../automation/run-log/run-log.service.js';
import { parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { periodLabel } from '../kernel/period.js';
import { withAppContext } from './app-context.js';
import { printJson, printLine } from './output.js';

interface Options {
  municipality: string;
  before: string;
  json?: boolean;
}

export default function runLogs(program: Command): void {
  program
    .command('run-logs')
    .description('ロボットの実行記録')
    .command('clear')
    .description('確定した月の実行記録を削除する（月ごとの集計は残る）')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--before <month>', 'この月より前を削除する（例: 2025-04）')
    .option('--json', 'JSON 1行で出力する')
    .action(async ({ municipality, before, json }: Options) => {
      const context = commandContext(parseMunicipalityCode(municipality));
      const month = parseMonth(before);
      const cleared = await withAppContext((app) => app.get(RunLogService).clear(context, month));
      if (json) printJson({ cleared });
      else if (cleared.length === 0) printLine('削除する実行記録はありません。');
      else
        for (const { month: one, runs } of cleared)
          printLine(`${periodLabel(one)} ${runs}件を削除しました。`);
    });
}
