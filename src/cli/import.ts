import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { ImportService } from '../exchange/import.service.js';
import { parseFiscalYear } from '../kernel/fiscal-year.js';
import { parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';

interface Options {
  municipality: string;
  fiscalYear?: string;
  month?: string;
  edition?: string;
  allowSimilar?: boolean;
  includeHidden?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

const KINDS =
  'departments、procedures、applicability、yearly-counts、status-reports、automation-projects、run-logs';

export default function importFile(program: Command): void {
  program
    .command('import')
    .description('CSVまたはExcelファイルを取り込む')
    .argument('<kind>', `種類（${KINDS}）`)
    .argument('<file>', 'ファイル')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .option('--fiscal-year <year>', '年度（西暦。yearly-counts）')
    .option('--month <month>', '対象月（例: 2026-10。status-reports）')
    .option('--edition <date>', '優先手続番号の版（例: 2020-12-25）')
    .option('--allow-similar', '似たコードや同じ名前のものがあっても新しく登録する')
    .option('--include-hidden', '非表示の行と列も取り込む')
    .option('--dry-run', '書き込まず、結果だけを確かめる')
    .option('--json', 'JSON 1行で出力する')
    .action(async (kind: string, file: string, options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const bytes = await readFile(file).catch(() => {
        throw new CommandFailure(`ファイル「${file}」を読めません。場所と名前を確かめてください。`);
      });
      const parameters = {
        month: options.month === undefined ? undefined : parseMonth(options.month),
        fiscalYear: options.fiscalYear === undefined ? undefined : parseFiscalYear(options.fiscalYear),
        edition: options.edition,
        ...(options.allowSimilar ? { allowSimilar: true } : {}),
        includeHidden: options.includeHidden,
      };
      const outcome = await withAppContext((app) =>
        app.get(ImportService).run(context, {
          kind,
          bytes,
          fileName: basename(file),
          parameters,
          dryRun: options.dryRun ?? false,
        }),
      );
      tell(outcome, options);
    });
}

function tell(outcome: ImportResultDto, { json, dryRun }: Options): void {
  if (json || outcome.errors.length > 0) printJson(outcome);
  else {
    const { created, updated, unchanged, unreadColumns } = outcome;
    const tail = dryRun ? '（試行。書き込んでいません）' : '';
    printLine(`新規 ${created}件、更新 ${updated}件、変更なし ${unchanged}件${tail}`);
    if (unreadColumns.length > 0) printLine(`読まなかった列: ${unreadColumns.join('、')}`);
    for (const note of outcome.notes ?? []) printLine(note);
  }
  if (outcome.errors.length > 0) throw new CommandFailure('ファイルに誤りがあります。', true);
}
