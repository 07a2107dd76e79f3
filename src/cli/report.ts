import { writeFile } from 'node:fs/promises';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { RatesService } from '../achievement/rates.service.js';
import { parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { parseReportFormat } from '../publication/report-format.js';
import { ReportService } from '../publication/report.service.js';
import { withHouse } from './house.js';
import { CommandFailure, printJson } from './output.js';

interface Options {
  municipality: string;
  month: string;
  format: string;
  out: string;
}

export default function report(program: Command): void {
  program
    .command('report')
    .description('達成状況報告書')
    .command('render')
    .description('対象月の報告書をファイルに出力する（残っている計算を済ませてから）')
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--month <month>', '対象月（例: 2026-10）')
    .requiredOption('--format <format>', 'pdf、xlsx、csv、json のいずれか')
    .requiredOption('--out <file>', '出力先のファイル')
    .action(async (options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const month = parseMonth(options.month);
      const format = parseReportFormat(options.format);
      const { bytes, digest } = await withHouse(async (house) => {
        await house.get(RatesService).request(context, month);
        await house.get(OwedWorkRunner).settle(context);
        return house.get(ReportService).render(context, month, { format });
      });
      await save(options.out, bytes);
      printJson({ file: options.out, format, bytes: bytes.length, digest });
    });
}

async function save(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`ファイル「${file}」に書き込めません（${why}）。`);
  }
}
