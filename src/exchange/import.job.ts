import { Injectable } from '@nestjs/common';
import { refused } from '../platform/tabular/import-outcome.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { InvalidInput } from '../kernel/invalid-input.js';
import { sqlState } from '../platform/database/sql-state.js';
import { type Transaction } from '../platform/database/transaction.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { Problem } from '../platform/problem.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { parseMonth } from '../kernel/month.js';
import { ImportKinds } from './import-kinds.js';
import { ImportRepository, type WaitingImport } from './import.repository.js';
import { type FileRead, ImportService } from './import.service.js';
import { refuseOtherMonth } from './month-accepted-for.js';

declare module '../platform/owed-work/owed-kind.js' {
  interface OwedKinds {
    import: true;
  }
}

type Prepared = { run: WaitingImport; read: FileRead } | null;

/** Imports a file that came by the API, in the name of its sender. What cannot be imported is refused for good. */
@HandlesWork({ kind: 'import', queue: 'imports' })
@Injectable()
export class ImportJob implements OwedHandler<Prepared> {
  constructor(
    private readonly imports: ImportService,
    private readonly kinds: ImportKinds,
    private readonly runs: ImportRepository,
    private readonly months: MonthRepository,
  ) {}

  async compute(tx: Transaction, id: string, progress: ReportProgress): Promise<Prepared> {
    const run = await this.runs.waiting(tx, id);
    if (!run) return null;
    await progress(1, 3, 'ファイルを読んでいます');
    const read = await this.imports.read(run.context, { ...run, bytes: run.file });
    await progress(2, 3, `${read.rows.length}行を登録しています`);
    return { run, read };
  }

  async write(tx: Transaction, id: string, prepared: Prepared): Promise<void> {
    if (!prepared) return;
    const outcome = await this.applied(tx, prepared);
    await this.runs.finish(tx, id, outcome.errors.length === 0 ? 'applied' : 'refused', outcome);
  }

  /** After failures without an end the sender hears of one. */
  async giveUp(tx: Transaction, id: string, reason: string): Promise<void> {
    const message = `取り込みの途中で内部のエラーが続けて起きたため、取り込みをやめました。運用者にお知らせください（${reason}）。`;
    const fault = { row: null, column: null, value: null, message };
    await this.runs.finish(tx, id, 'refused', { ...refused([fault]), unreadColumns: [], hiddenRows: [] });
  }

  private async applied(tx: Transaction, { run, read }: NonNullable<Prepared>): Promise<ImportResultDto> {
    const { kind, parameters, context } = run;
    const { dryRun, ...importRequest } = parameters;
    try {
      return await tx.attempt(
        async () => {
          await this.kinds.check(tx, kind, importRequest);
          await this.holdMonth(tx, run);
          return this.imports.apply(tx, context, { kind, parameters: importRequest, dryRun }, read);
        },
        () => true,
      );
    } catch (error) {
      const message = refusalIn(error);
      if (message === null) throw error;
      const { unreadColumns, hiddenRows } = read;
      const notes = read.notes.length > 0 ? { notes: read.notes } : {};
      const fault = { row: null, column: null, value: null, message };
      return { ...refused([...read.errors, fault]), unreadColumns, hiddenRows, ...notes };
    }
  }

  private async holdMonth(
    tx: Transaction,
    { parameters: { month }, acceptedFor, createdAt }: WaitingImport,
  ): Promise<void> {
    if (month === undefined) return;
    refuseOtherMonth(await this.months.lockForWriting(tx, parseMonth(month)), acceptedFor, createdAt);
  }
}

/** Data that a column cannot hold: a fault of the file, however it got there. */
const DATA_STATES = /^22/;

/** The message to the sender where a failure is the file's or the request's own; null where it is ours. */
function refusalIn(error: unknown): string | null {
  if (error instanceof Problem && error.status < 500) {
    const faults = (error.particulars.errors ?? []).map(({ message }) => message);
    return [error.message, ...faults].join(' ');
  }
  if (error instanceof InvalidInput) return error.message;
  if (DATA_STATES.test(sqlState(error)))
    return 'データベースに保存できない値があります。ファイルの中の極端に大きな数や見えない文字を確かめてください。';
  return null;
}
