import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { RatesService } from '../achievement/figures/rates.service.js';
import { fiscalYearPeriod, type Period } from '../kernel/period.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { printRates } from './demo/print-rates.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson } from './output.js';
import { settlePeriod } from './settle-period.js';

interface Options {
  municipality: string;
  month?: string;
  fiscalYear?: string;
  json?: boolean;
}

export default function rates(program: Command): void {
  program
    .command('rates')
    .description('指標の値を出力する（残っている計算を済ませてから）')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .option('--month <month>', '対象月（例: 2026-10）')
    .option('--fiscal-year <year>', '年度（西暦）')
    .option('--json', 'JSON 1行で出力する')
    .action(async (options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const period = periodOf(options);
      const result = await withAppContext(async (app) => {
        await app.get(RatesService).request(context, period);
        await settlePeriod(app, context, period);
        return app.get(RatesService).rates(context, period);
      });
      if (options.json) printJson(result);
      else printRates([result]);
    });
}

function periodOf({ month, fiscalYear }: Options): Period {
  if ((month === undefined) === (fiscalYear === undefined)) {
    throw new CommandFailure('--month または --fiscal-year のどちらか一方を指定してください。');
  }
  return month === undefined ? fiscalYearPeriod(parseFiscalYear(fiscalYear ?? '')) : parseMonth(month);
}
