import { Injectable } from '@nestjs/common';
import { parseMonth } from '../kernel/month.js';
import { type Transaction } from '../platform/database/transaction.js';
import { refused } from '../platform/tabular/import-outcome.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { ImportKinds } from './import-kinds.js';
import { previewImport } from './import-preview.js';
import { type WaitingImport } from './import.repository.js';
import { type FileRead } from './file-read.js';
import { type KeptRun, KeptImportRepository } from './kept-import.repository.js';
import { refuseOtherMonth } from './month-accepted-for.js';
import { refusalIn } from './refused-import.js';

/** A file from a page with all that looking over or importing it needs. */
export type KeptImport = Pick<
  WaitingImport,
  'id' | 'kind' | 'parameters' | 'context' | 'acceptedFor' | 'createdAt'
> &
  Pick<KeptRun, 'preview'>;

const NO_ROWS =
  '取り込む行がありません。1行目の見出しの下に、2行目から1件ずつ入力してください（記入例は「記入のしかた」のシートにあります）。';

/** Looks files from pages over, and imports those that still do what was seen. */
@Injectable()
export class KeptImports {
  constructor(
    private readonly kinds: ImportKinds,
    private readonly runs: KeptImportRepository,
    private readonly months: MonthRepository,
  ) {}

  /**
   * Brings a waiting file to its next state: `checked` with what it would do, also where that has changed since it was
   * seen; `applied`; or `refused` with every fault.
   */
  async settle(tx: Transaction, run: KeptImport, read: FileRead): Promise<void> {
    if (read.rows.length + read.errors.length === 0) return this.refuse(tx, run.id, read, NO_ROWS);
    try {
      await tx.attempt(
        () => this.bringOn(tx, run, read),
        () => true,
      );
    } catch (error) {
      const message = refusalIn(error);
      if (message === null) throw error;
      await this.refuse(tx, run.id, read, message);
    }
  }

  private async bringOn(tx: Transaction, run: KeptImport, read: FileRead): Promise<void> {
    const { dryRun, ...parameters } = run.parameters;
    const seen = dryRun ? null : (run.preview?.digest ?? null);
    const kind = this.kinds.named(run.kind);
    await this.kinds.check(tx, run.kind, parameters);
    if (parameters.month !== undefined)
      refuseOtherMonth(
        await this.months.lockForWriting(tx, parseMonth(parameters.month)),
        run.acceptedFor,
        run.createdAt,
      );
    const request = { context: run.context, kind, parameters, seen };
    const { result, preview, applied } = await previewImport(tx, request, read);
    const { changes, ...counts } = preview;
    const state = applied ? 'applied' : result.errors.length > 0 ? 'refused' : 'checked';
    const overtaken = state === 'checked' && seen !== null;
    const stored = { ...counts, changed: changes.length, overtaken };
    if (await this.runs.settle(tx, run.id, state, result, stored))
      await this.runs.keepChanges(tx, run.id, changes);
  }

  private async refuse(
    tx: Transaction,
    id: string,
    { errors, unreadColumns, hiddenRows, notes }: FileRead,
    message: string,
  ): Promise<void> {
    const fault = { row: null, column: null, value: null, message };
    const remarks = { unreadColumns, hiddenRows, ...(notes.length > 0 && { notes }) };
    await this.runs.settle(tx, id, 'refused', { ...refused([...errors, fault]), ...remarks }, null);
  }
}
