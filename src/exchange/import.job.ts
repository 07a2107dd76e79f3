import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type OwedHandler, type ReportProgress } from '../platform/owed-work/handler.js';
import { ImportRepository, type ImportRun } from './import.repository.js';
import { type FileRead, ImportService } from './import.service.js';

type Prepared = { run: ImportRun & { context: Context }; read: FileRead } | null;

/** Takes in a file that came by the API, in the name of whoever sent it. */
@Injectable()
export class ImportJob implements OwedHandler<Prepared> {
  readonly kind = 'import';

  constructor(
    private readonly imports: ImportService,
    private readonly runs: ImportRepository,
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
    const { kind, parameters, context } = prepared.run;
    const { dryRun, ...given } = parameters;
    const outcome = await this.imports.apply(tx, context, { kind, parameters: given, dryRun }, prepared.read);
    await this.runs.finish(tx, id, outcome.errors.length === 0 ? 'applied' : 'refused', outcome);
  }
}
