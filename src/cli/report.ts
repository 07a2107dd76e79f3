import { writeFile } from 'node:fs/promises';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { RatesService } from '../achievement/figures/rates.service.js';
import { parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { parseReportFormat } from '../publication/report-format.js';
import { ReportFileService } from '../publication/report-file.service.js';
import { ReportService } from '../publication/report.service.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';
import { settlePeriod } from './settle-period.js';

interface Options {
  municipality: string;
  month: string;
  json?: boolean;
}

interface RenderOptions extends Options {
  format: string;
  out: string;
}

export default function report(program: Command): void {
  const reports = program.command('report').description('達成状況報告書');
  action(
    reports,
    'render',
    '対象月の報告書をファイルに出力する（残っている計算を済ませてから。確定した月は保存されたもの）',
  )
    .requiredOption('--format <format>', 'pdf、xlsx、csv、json のいずれか')
    .requiredOption('--out <file>', '出力先のファイル')
    .action(render);
  action(
    reports,
    'files',
    '対象月の保存されたファイルを一覧にする（確定した版で足りないものは作ってから）',
  ).action(files);
}

function action(reports: Command, name: string, description: string): Command {
  return reports
    .command(name)
    .description(description)
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--month <month>', '対象月（例: 2026-10）')
    .option('--json', 'JSON 1行で出力する');
}

async function render({ municipality, month: text, format: word, out, json }: RenderOptions): Promise<void> {
  const context = commandContext(parseMunicipalityCode(municipality));
  const month = parseMonth(text);
  const format = parseReportFormat(word);
  const { bytes, digest, sha256, stored } = await withAppContext(async (app) => {
    await app.get(RatesService).request(context, month);
    await settlePeriod(app, context, month);
    return app.get(ReportService).render(context, month, { format });
  });
  await save(out, bytes);
  if (json) printJson({ file: out, format, bytes: bytes.length, digest, sha256, stored });
  else printLine(`${out}: ${stored ? '保存されたファイル' : '今の値から作成'}（SHA-256 ${sha256}）`);
}

async function files({ municipality, month: text, json }: Options): Promise<void> {
  const context = commandContext(parseMunicipalityCode(municipality));
  const month = parseMonth(text);
  const items = await withAppContext(async (app) => {
    const service = app.get(ReportFileService);
    await service.makeMissing(context, month);
    await settlePeriod(app, context, month);
    await app.get(OwedWorkRunner).settle(context, {
      only: ({ kind }) => kind === 'report' || kind === 'report-file',
      needed: ({ key }) => key.startsWith(`${month}.`),
    });
    return service.list(context, month);
  });
  if (json) printJson({ month, items });
  else for (const { name, size, sha256 } of items) printLine(`${name}  ${size}バイト  SHA-256 ${sha256}`);
}

async function save(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`ファイル「${file}」に書き込めません（${why}）。`);
  }
}
