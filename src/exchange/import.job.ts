import { Injectable } from '@nestjs/common';
import { refused } from '../platform/tabular/import-outcome.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { type Transaction } from '../platform/database/transaction.js';
import { HandlesWork } from '../platform/owed-work/declared-work.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { parseMonth } from '../kernel/month.js';
import { ImportKinds } from './import-kinds.js';
import { ImportRepository, type WaitingImport } from './import.repository.js';
import { type FileRead } from './file-read.js';
import { ImportService } from './import.service.js';
import { KeptImports } from './kept-imports.js';
import { refuseOtherMonth } from './month-accepted-for.js';
import { refusalIn } from './refused-import.js';

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
    private readonly kept: KeptImports,
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
    if (prepared.run.keptUntil) {
      await this.kept.settle(tx, prepared.run, prepared.read);
      return;
    }
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
