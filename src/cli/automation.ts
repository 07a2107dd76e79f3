import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { AutomationPortfolioService } from '../automation/portfolio/portfolio.service.js';
import { type AutomationSummary, summaryOf } from '../automation/portfolio/summary.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { completenessInWords, FIGURE_WORDS, NO_FIGURE } from '../kernel/figure-words.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { type Completeness } from '../kernel/rate.js';
import { withAppContext } from './app-context.js';
import { printJson, printLine } from './output.js';

export default function automation(program: Command): void {
  program
    .command('automation')
    .description('自動化案件')
    .command('summary')
    .description('年度の削減時間（実績と見込）、費用、見込を下回る案件を出力する')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--fiscal-year <year>', '年度（西暦）')
    .option('--json', 'JSON 1行で出力する')
    .action(async (options: { municipality: string; fiscalYear: string; json?: boolean }) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const year = parseFiscalYear(options.fiscalYear);
      const summary = await withAppContext(async (app) =>
        summaryOf(await app.get(AutomationPortfolioService).portfolio(context, year)),
      );
      if (options.json) printJson(summary);
      else printSummary(summary);
    });
}

function printSummary(summary: AutomationSummary): void {
  const { projects, hoursSaved, completeness, cost, byKind, shortfalls, estimatesChanged } = summary;
  const known = (amount: number | null, unit: string) => (amount === null ? NO_FIGURE : `${amount}${unit}`);
  const hours = ({ actual, estimated }: AutomationSummary['hoursSaved']) =>
    `実績 ${known(actual, '時間')}、見込 ${known(estimated, '時間')}`;
  const answers = (of: Completeness) => `（実績の${FIGURE_WORDS.reported} ${completenessInWords(of)}か月分）`;
  const all = `${hours(hoursSaved)}${answers(completeness)}`;
  printLine(`自動化案件 ${projects}件　削減時間: ${all}　費用: ${known(cost, '円')}`);
  for (const part of byKind)
    printLine(`  ${part.name} ${part.projects}件　${hours(part.hoursSaved)}${answers(part.completeness)}`);
  for (const { code, name, actual, estimated } of shortfalls)
    printLine(`  見込を下回る案件: ${code} ${name}　${hours({ actual, estimated })}`);
  for (const { code, name, from, to } of estimatesChanged)
    printLine(
      `  本番後に見込を変えた案件: ${code} ${name}　年${from}時間から${to === null ? '取消' : `年${to}時間`}`,
    );
}
