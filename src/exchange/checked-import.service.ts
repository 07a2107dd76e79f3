import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { storable } from '../kernel/storable.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { keysetPage, type Page, type PageRequest } from '../platform/keyset.js';
import { type WorkProgressDto } from '../platform/owed-work/owed-work.dto.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { orNotFound, Problem } from '../platform/problem.js';
import { type RowChange } from '../platform/tabular/row-changes.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { type ImportKind, ImportKinds } from './import-kinds.js';
import { departmentToImport } from '../access/import-reach.js';
import { type ImportRequest, ImportService } from './import.service.js';
import { type KeptRun, KeptImportRepository } from './kept-import.repository.js';
import { KeptImports } from './kept-imports.js';
import { acceptedForMonth } from './month-accepted-for.js';

/** Up to so many bytes a file is looked over while its sender waits; some 2,000 rows. */
const LOOKED_OVER_AT_ONCE = 192 * 1024;

/** A run with how far the work on it has come. */
export interface RunView {
  run: KeptRun;
  kind: ImportKind;
  progress: WorkProgressDto | null;
}

/**
 * Files from pages: looked over first, kept, and imported only as they were seen. A department sends rows and sees files of
 * its own alone.
 */
@Injectable()
export class CheckedImportService {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportKinds,
    private readonly imports: ImportService,
    private readonly runs: KeptImportRepository,
    private readonly kept: KeptImports,
    private readonly owedWork: OwedWork,
    private readonly months: MonthRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** The kinds of files the actor may send. @throws Problem 403 where there is none */
  kindsFor(context: Context): readonly ImportKind[] {
    const own = this.ownAlone(context);
    return own === null ? this.kinds.all : this.kinds.all.filter((kind) => kind.own !== undefined);
  }

  /** @throws Problem 404 for a kind there is not, 403 for one the actor may not send */
  kindFor(context: Context, name: string): ImportKind {
    const kind = this.kinds.named(name);
    departmentToImport(context, kind.own);
    return kind;
  }

  /**
   * Keeps a file and looks it over: at once where it is small, by the worker where it is large. The same form sent again
   * is the same run.
   * @throws Problem 404, 409 or 422 where such a file cannot be imported now
   */
  async lookOver(
    context: Context,
    formKey: string,
    { kind, bytes, fileName, parameters, signal }: Omit<ImportRequest, 'dryRun'>,
  ): Promise<{ id: string }> {
    this.kindFor(context, kind);
    await this.database.snapshot(context, (tx) => this.kinds.check(tx, kind, parameters));
    const isSmall = bytes.length <= LOOKED_OVER_AT_ONCE;
    const read = isSmall ? await this.imports.read(context, { kind, bytes, parameters, signal }) : null;
    const fileDigest = createHash('sha256').update(bytes).digest('hex');
    return this.database.transaction(
      context,
      async (tx) => {
        const inserted = await this.runs.insert(tx, {
          ...{ kind, fileName: storable(fileName), fileDigest, parameters: { ...parameters, dryRun: true } },
          ...{ file: bytes, context, idempotencyKey: formKey },
          acceptedFor: await acceptedForMonth(tx, this.months, parameters.month),
        });
        if (!inserted) return orNotFound(await this.runs.byKey(tx, context.actor.id, formKey), '取り込み');
        if (!read) {
          await this.owedWork.raise(tx, 'import', [inserted.id]);
          return inserted;
        }
        const waiting = {
          ...inserted,
          context,
          acceptedFor: await acceptedForMonth(tx, this.months, parameters.month),
        };
        await this.kept.settle(tx, waiting, read);
        return inserted;
      },
      { takesLong: true },
    );
  }

  /** Has a file imported that was looked over. Asked again, or after something else became of it, it changes nothing. */
  async begin(context: Context, id: string): Promise<void> {
    const own = this.ownAlone(context);
    await this.database.transaction(context, async (tx) => {
      const run = await this.found(tx, id, own);
      this.kindFor(context, run.kind);
      if (await this.runs.begin(tx, id, context)) await this.owedWork.raise(tx, 'import', [id]);
    });
  }

  /** Gives a file up that has not been imported. @throws Problem 404, 409 where it has come to an end already */
  async drop(context: Context, id: string): Promise<void> {
    const own = this.ownAlone(context);
    await this.database.transaction(context, async (tx) => {
      const { kind, fileName, parameters, state } = await this.found(tx, id, own);
      if (!(await this.runs.drop(tx, id)))
        throw new Problem(409, 'import-ended', 'この取り込みは、すでに終わっているため取りやめられません。', {
          extensions: { state },
        });
      await this.audit.record(tx, context, [
        auditEntry('import.drop', id, { before: { kind, fileName, parameters } }),
      ]);
      await this.owedWork.drop(tx, 'import', id);
    });
  }

  /** Files that came in, newest first. */
  async list(context: Context, page: PageRequest): Promise<Page<KeptRun>> {
    const own = this.ownAlone(context);
    return this.database.snapshot(context, (tx) =>
      keysetPage(
        page,
        ['uuid'],
        ([after = null], limit) => this.runs.list(tx, own, after, limit),
        ({ id }) => [id],
      ),
    );
  }

  /** @throws Problem 404 */
  async get(context: Context, id: string): Promise<RunView> {
    const own = this.ownAlone(context);
    return this.database.snapshot(context, async (tx) => {
      const [run, work] = await Promise.all([
        this.runs.find(tx, id, own),
        this.owedWork.find(tx, 'import', id),
      ]);
      const found = orNotFound(run, '取り込み');
      return { run: found, kind: this.kinds.named(found.kind), progress: work?.progress ?? null };
    });
  }

  /** The rows a run changes, by row; new ones or changed ones alone if asked for. @throws Problem 404 */
  async changes(
    context: Context,
    id: string,
    { isNew, ...page }: PageRequest & { isNew: boolean | null },
  ): Promise<Page<RowChange>> {
    const own = this.ownAlone(context);
    return this.database.snapshot(context, async (tx) => {
      const [, changes] = await Promise.all([
        this.found(tx, id, own),
        keysetPage(
          page,
          ['integer'],
          ([after = '0'], limit) => this.runs.changes(tx, id, { isNew, after: Number(after), limit }),
          ({ row }) => [row],
        ),
      ]);
      return changes;
    });
  }

  private async found(tx: Transaction, id: string, own: string | null): Promise<KeptRun> {
    return orNotFound(await this.runs.find(tx, id, own), '取り込み');
  }

  /** The department whose files alone the actor sees; null for all. @throws Problem 403 */
  private ownAlone(context: Context): string | null {
    return departmentToImport(context, this.kinds.all.find(({ own }) => own !== undefined)?.own);
  }
}
