import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { AutomationPortfolioService } from '../automation/portfolio/portfolio.service.js';
import { type AutomationSummary, summaryOf } from '../automation/portfolio/summary.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { withHouse } from './house.js';
import { printJson, printLine } from './output.js';

interface Options {
  municipality: string;
  fiscalYear: string;
  json?: boolean;
}

export default function automation(program: Command): void {
  program
    .command('automation')
    .description('自動化案件')
    .command('summary')
    .description('年度の削減時間（実績と見込）、費用、見込を下回る案件を出力する')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--fiscal-year <year>', '年度（西暦）')
    .option('--json', 'JSON 1行で出力する')
    .action(async (options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const year = parseFiscalYear(options.fiscalYear);
      const summary = await withHouse(async (house) =>
        summaryOf(await house.get(AutomationPortfolioService).portfolio(context, year)),
      );
      if (options.json) printJson(summary);
      else printSummary(summary);
    });
}

function printSummary({ projects, hoursSaved, cost, byKind, shortfalls }: AutomationSummary): void {
  const hours = ({ actual, estimated }: AutomationSummary['hoursSaved']) =>
    `実績 ${actual}時間、見込 ${estimated === null ? '―' : `${estimated}時間`}`;
  printLine(`自動化案件 ${projects}件　削減時間: ${hours(hoursSaved)}　費用: ${cost ?? '―'}円`);
  for (const { name, projects: count, hoursSaved: saved } of byKind)
    printLine(`  ${name} ${count}件　${hours(saved)}`);
  for (const { code, name, actual, estimated } of shortfalls)
    printLine(`  見込を下回る案件: ${code} ${name}　${hours({ actual, estimated })}`);
}
