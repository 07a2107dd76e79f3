import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { commandContext } from '../access/command-context.js';
import { type Context } from '../access/context.js';
import { ClosingService } from '../closing/closing.service.js';
import { MonthWithdrawalService } from '../closing/withdrawal/month-withdrawal.service.js';
import { type Month, parseMonth } from '../kernel/month.js';
import { parseMunicipalityCode } from '../kernel/municipality-code.js';
import { reportKey } from '../publication/report-key.js';
import { OwedWorkRunner } from '../platform/owed-work/runner.js';
import { MonthService } from '../closing/month.service.js';
import { withAppContext } from './app-context.js';
import { CommandFailure, printJson, printLine } from './output.js';

interface Options {
  municipality: string;
  month: string;
  reason?: string;
  acceptSubmitted?: boolean;
  json?: boolean;
}

export default function month(program: Command): void {
  const months = program.command('month').description('対象月');
  action(months, 'open', '対象月の受付を始める', async (app, context, at) => {
    await app.get(MonthService).open(context, at);
  });
  action(months, 'close', '対象月を確定する', async (app, context, at, options) => {
    await app.get(ClosingService).close(context, at, { acceptSubmitted: options.acceptSubmitted ?? false });
    await settleClose(app, context, at);
  }).option('--accept-submitted', '提出済で未受理の報告を受理して確定する');
  action(
    months,
    'withdraw',
    '誤って始めた受付を取り消す（だれも入力していない月だけ）',
    async (app, context, at) => {
      await app.get(MonthWithdrawalService).withdraw(context, at);
    },
  );
  action(months, 'reopen', '確定した対象月を訂正のため再び受け付ける', async (app, context, at, options) => {
    await app.get(ClosingService).reopen(context, at, options.reason ?? '');
  }).option('--reason <text>', '訂正の理由（必須）');
}

function action(
  months: Command,
  name: string,
  description: string,
  act: (app: INestApplicationContext, context: Context, month: Month, options: Options) => Promise<void>,
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
      const now = await withAppContext(async (app) => {
        await act(app, context, at, options);
        const months = await app.get(MonthService).list(context);
        return months.find(({ month }) => month === at);
      });
      if (options.json) printJson({ month: at, state: now?.state ?? null, revision: now?.revision ?? null });
      else printLine(now ? `${at}: ${STATES[now.state]}（第${now.revision}版）` : `${at}: 受付前`);
    });
}

const STATES = { open: '受付中', closing: '確定処理中', closed: '確定' };

/**
 * Does what the close waits for in this very process, so that no worker need be running, then the files of its report;
 * nothing else, so that no other work can stand in its way. Closed it is whatever becomes of the files: what fails
 * stays owed.
 */
async function settleClose(app: INestApplicationContext, context: Context, at: Month): Promise<void> {
  const runner = app.get(OwedWorkRunner);
  await runner.settle(context, { only: ({ kind, key }) => kind === 'final' && key === at });
  const { state, revision } = await app.get(MonthService).get(context, at);
  if (state !== 'closed') throw new CommandFailure(`${at} の確定は取り消されました。`);
  const report = reportKey({ month: at, revision });
  const isOfReport = ({ key }: { key: string }) => key === report || key.startsWith(`${report}.`);
  await runner.settle(context, { only: isOfReport, needed: () => false });
}
