import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { type Context } from '../access/context.js';
import { ClosingService } from '../closing/closing.service.js';
import { type Month, parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { reportKey } from '../publication/report-key.js';
import { MonthService } from '../reporting/month/month.service.js';
import { startWorker } from '../worker/worker-process.js';
import { OwedWorkService } from '../worker/owed-work.service.js';
import { withHouse } from './house.js';
import { CommandFailure, printJson, printLine } from './output.js';

interface Options {
  municipality: string;
  month: string;
  reason?: string;
  acceptSubmitted?: boolean;
  json?: boolean;
}

const PATIENCE_MS = 10 * 60_000;

export default function month(program: Command): void {
  const months = program.command('month').description('対象月');
  action(months, 'open', '対象月の受付を始める', async (house, context, at) => {
    await house.get(MonthService).open(context, at);
  });
  action(months, 'close', '対象月を確定する', async (house, context, at, options) => {
    await house.get(ClosingService).close(context, at, { acceptSubmitted: options.acceptSubmitted ?? false });
    await untilClosed(house, context, at);
  }).option('--accept-submitted', '提出済で未受理の報告を受理して確定する');
  action(
    months,
    'reopen',
    '確定した対象月を訂正のため再び受け付ける',
    async (house, context, at, options) => {
      await house.get(ClosingService).reopen(context, at, options.reason ?? '');
    },
  ).option('--reason <text>', '訂正の理由（必須）');
}

function action(
  months: Command,
  name: string,
  description: string,
  act: (house: INestApplicationContext, context: Context, month: Month, options: Options) => Promise<void>,
): Command {
  return months
    .command(name)
    .description(description)
    .requiredOption('--municipality <code>', '全国地方公共団体コード')
    .requiredOption('--month <month>', '対象月（例: 2026-10）')
    .option('--json', 'JSON 1行で出力する')
    .action(async (options: Options) => {
      const context = commandContext(parseMunicipalityCode(options.municipality));
      const at = parseMonth(options.month);
      const now = await withHouse(async (house) => {
        await act(house, context, at, options);
        return house.get(MonthService).get(context, at);
      });
      if (options.json) printJson({ month: now.month, state: now.state, revision: now.revision });
      else printLine(`${at}: ${STATES[now.state]}（第${now.revision}版）`);
    });
}

const STATES = { open: '受付中', closing: '確定処理中', closed: '確定' };

/** Works on the queue in this very process until the month is closed, so that no other worker need be running. */
async function untilClosed(house: INestApplicationContext, context: Context, at: Month): Promise<void> {
  const worker = await startWorker(house);
  try {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const { state, revision, closing } = await house.get(MonthService).get(context, at);
      if (state === 'closed') return await untilReported(house, context, { at, revision, deadline });
      if (state === 'open') throw new CommandFailure(`${at} の確定は取り消されました。`);
      if ((closing?.failures ?? 0) > 2)
        throw new CommandFailure(`${at} を確定できません: ${closing?.failure}`);
      await pause(100);
    }
    throw new CommandFailure(`${at} の確定が時間内に終わりません。処理は残っており、ワーカーが続けます。`);
  } finally {
    await worker.close();
  }
}

/** Until the files of the report are written. The month is closed whatever becomes of them: what fails stays owed. */
async function untilReported(
  house: INestApplicationContext,
  context: Context,
  { at, revision, deadline }: { at: Month; revision: number; deadline: number },
): Promise<void> {
  const report = reportKey({ month: at, revision });
  while (Date.now() < deadline) {
    const owed = await house.get(OwedWorkService).outstanding(context);
    const files = owed.filter(({ key }) => key === report || key.startsWith(`${report}.`));
    if (files.length === 0 || files.some(({ failures }) => failures > 0)) return;
    await pause(100);
  }
}
