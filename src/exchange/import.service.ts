import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { refused } from '../access/import-outcome.js';
import { permit } from '../access/permissions.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { Problem, notFound } from '../platform/problem.js';
import { type FileFault } from '../platform/tabular/cell-errors.js';
import { FileProblem } from '../platform/tabular/file-problem.js';
import { readRows } from '../platform/tabular/read-rows.js';
import { readTable } from '../platform/tabular/read-table.js';
import { ImportKinds, type ImportParameters, type Rows } from './import-kinds.js';
import { ImportRepository, type ImportRun } from './import.repository.js';
import { type ImportResult } from './import-result.js';

export interface ImportRequest {
  kind: string;
  bytes: Buffer;
  fileName: string;
  parameters: ImportParameters;
  /** Says what the file would do, and writes nothing. */
  dryRun: boolean;
  /** Gives the reading up: whoever asked for it has gone. */
  signal?: AbortSignal;
}

/** The rows of a file, every fault found in its cells, and what was not read of it. */
export interface FileRead extends Pick<ImportResult, 'errors' | 'unreadColumns' | 'hiddenRows'> {
  rows: Rows;
  notes: string[];
}

/** The one way in for files. A file is read before any transaction is opened; with one fault nothing is written. */
@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportKinds,
    private readonly runs: ImportRepository,
    private readonly owedWork: OwedWork,
  ) {}

  /** Takes a file in here and now. Errors are part of the outcome, not thrown. */
  async run(context: Context, request: ImportRequest): Promise<ImportResult> {
    permit(context, 'import.run');
    const read = await this.read(context, request);
    return this.database.transaction(context, (tx) => this.apply(tx, context, request, read), {
      takesLong: true,
    });
  }

  /**
   * Keeps a file to be taken in by the worker. The same idempotency key with the same file is the same import.
   * @throws Problem 409 where the key was used for something else
   */
  async accept(context: Context, idempotencyKey: string, request: ImportRequest): Promise<ImportRun> {
    permit(context, 'import.run');
    const { kind, bytes, fileName, dryRun, parameters } = request;
    this.kinds.named(kind);
    const fileDigest = createHash('sha256').update(bytes).digest('hex');
    return this.database.transaction(context, async (tx) => {
      const run = {
        kind,
        fileName,
        fileDigest,
        parameters: { ...parameters, dryRun },
        idempotencyKey,
        file: bytes,
        context,
      };
      const inserted = await this.runs.insert(tx, run);
      if (inserted) {
        await this.owedWork.raise(tx, 'import', [inserted.id]);
        return inserted;
      }
      const earlier = await this.runs.byKey(tx, idempotencyKey);
      if (earlier?.kind === kind && earlier.fileDigest === fileDigest) return earlier;
      throw new Problem(
        409,
        'idempotency-key-reused',
        'このIdempotency-Keyは、別の取り込みに使われています。',
        {
          detail: '新しい取り込みには、新しい値を指定してください。',
        },
      );
    });
  }

  async get(context: Context, id: string): Promise<ImportRun> {
    permit(context, 'import.run');
    const run = await this.database.transaction(context, (tx) => this.runs.find(tx, id));
    if (!run) throw notFound('取り込み');
    return run;
  }

  /** Reads a file of a kind. A file that cannot be read at all is one fault without a cell. */
  async read(
    { municipality }: Context,
    request: Pick<ImportRequest, 'kind' | 'bytes' | 'parameters' | 'signal'>,
  ): Promise<FileRead> {
    const { columns, oneOf } = this.kinds.named(request.kind);
    const { includeHidden } = request.parameters;
    try {
      const table = await readTable(request.bytes, { owner: municipality, signal: request.signal });
      return await readRows(table, columns, { oneOf, includeHidden });
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      const fault: FileFault = { row: error.row, column: null, value: null, message: error.message };
      return { rows: [], errors: [fault], unreadColumns: [], hiddenRows: [], notes: [] };
    }
  }

  /**
   * Takes the rows in within a transaction and takes them back where there is any fault or it is a dry run. The
   * sound rows are tried even where cells are at fault, so that every error is told at once.
   */
  async apply(
    tx: Transaction,
    context: Context,
    request: Omit<ImportRequest, 'bytes' | 'fileName'>,
    read: FileRead,
  ): Promise<ImportResult> {
    const kind = this.kinds.named(request.kind);
    const outcome = await tx.attempt(
      () => kind.apply(tx, context, read.rows, request.parameters),
      ({ errors }) => errors.length + read.errors.length === 0 && !request.dryRun,
    );
    const errors = [...read.errors, ...outcome.errors].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    const { unreadColumns, hiddenRows } = read;
    const notes = read.notes.length > 0 ? { notes: read.notes } : {};
    return { ...(errors.length > 0 ? refused(errors) : outcome), unreadColumns, hiddenRows, ...notes };
  }
}
