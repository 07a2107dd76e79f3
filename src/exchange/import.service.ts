import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { auditEntry } from '../access/audit/audit-entry.js';
import { AuditRepository } from '../access/audit/audit.repository.js';
import { type Context } from '../access/context.js';
import { refused } from '../platform/tabular/import-outcome.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { permit } from '../access/permissions.js';
import { storable } from '../kernel/storable.js';
import { Database } from '../platform/database/database.js';
import { type Transaction } from '../platform/database/transaction.js';
import { OwedWork } from '../platform/owed-work/owed-work.js';
import { Problem, orNotFound } from '../platform/problem.js';
import { type FileFaultDto } from '../platform/tabular/file-fault.dto.js';
import { FileProblem } from '../platform/tabular/file-problem.js';
import { readRows } from '../platform/tabular/read-rows.js';
import { readTable } from '../platform/tabular/read-table.js';
import { MonthRepository } from '../reporting/month/month.repository.js';
import { type FileRead } from './file-read.js';
import { ImportKinds } from './import-kinds.js';
import { type ImportParameters } from './import-parameters.js';
import { type ImportRunDto } from './import.dto.js';
import { ImportRepository } from './import.repository.js';
import { acceptedForMonth } from './month-accepted-for.js';
import { differencesBetween } from './same-request.js';

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

/** The one way in for files. A file is read before any transaction is opened; with one fault nothing is written. */
@Injectable()
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly kinds: ImportKinds,
    private readonly runs: ImportRepository,
    private readonly owedWork: OwedWork,
    private readonly months: MonthRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Takes a file in here and now. Errors are part of the outcome, not thrown. */
  async run(context: Context, request: ImportRequest): Promise<ImportResultDto> {
    permit(context, 'import.run');
    await this.database.snapshot(context, (tx) => this.kinds.check(tx, request.kind, request.parameters));
    const read = await this.read(context, request);
    return this.database.transaction(context, (tx) => this.apply(tx, context, request, read), {
      takesLong: true,
    });
  }

  /**
   * Stores a file to be imported by the worker. The same idempotency key of the same sender with the same request is
   * the same import, whatever has become of it.
   * @throws Problem 409 where the key was used for something else, and 409 or 422 where it cannot be imported
   */
  async accept(context: Context, idempotencyKey: string, request: ImportRequest): Promise<ImportRunDto> {
    permit(context, 'import.run');
    const { kind, bytes, fileName, dryRun, parameters } = request;
    this.kinds.named(kind);
    const fileDigest = createHash('sha256').update(bytes).digest('hex');
    const stored = { fileName: storable(fileName), fileDigest, parameters: { ...parameters, dryRun } };
    const importRequest = { kind, ...stored };
    return this.database.transaction(context, async (tx) => {
      const earlier = await this.runs.byKey(tx, context.actor.id, idempotencyKey);
      if (earlier) return sameOrRefused(earlier, importRequest);
      await this.kinds.check(tx, kind, parameters);
      const acceptedFor = await acceptedForMonth(tx, this.months, parameters.month);
      const file = { file: bytes, context, acceptedFor };
      const inserted = await this.runs.insert(tx, { ...importRequest, idempotencyKey, ...file });
      if (inserted) {
        await this.owedWork.raise(tx, 'import', [inserted.id]);
        return inserted;
      }
      const meanwhile = await this.runs.byKey(tx, context.actor.id, idempotencyKey);
      if (meanwhile) return sameOrRefused(meanwhile, importRequest);
      throw new Error(`idempotency key ${idempotencyKey} is taken and not to be found`);
    });
  }

  /** Gives up an import that still waits. @throws Problem 404, 409 where it has come to an end already */
  async drop(context: Context, id: string): Promise<ImportRunDto> {
    permit(context, 'import.run');
    return this.database.transaction(context, async (tx) => {
      const run = orNotFound(await this.runs.find(tx, id), '取り込み');
      if (!(await this.runs.finish(tx, id, 'dropped', null))) throw ended(run);
      const { kind, fileName, parameters } = run;
      const entry = auditEntry('import.drop', id, { before: { kind, fileName, parameters } });
      await this.audit.record(tx, context, [entry]);
      await this.owedWork.drop(tx, 'import', id);
      return { ...run, state: 'dropped', finishedAt: (await this.runs.find(tx, id))?.finishedAt ?? null };
    });
  }

  async get(context: Context, id: string): Promise<ImportRunDto> {
    permit(context, 'import.run');
    return this.database.snapshot(context, async (tx) =>
      orNotFound(await this.runs.find(tx, id), '取り込み'),
    );
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
      // A client that has gone and a reader with too many before it say nothing of the file. Whatever else stops the
      // reading is in the file: reading asks nothing of the database or the network.
      if (error instanceof Problem || request.signal?.aborted) throw error;
      const { row, message } = error instanceof FileProblem ? error : { row: null, message: DAMAGED };
      const fault: FileFaultDto = { row, column: null, value: null, message };
      return { rows: [], errors: [fault], unreadColumns: [], hiddenRows: [], notes: [] };
    }
  }

  /**
   * Takes the rows in within a transaction and takes them back where there is any fault or it is a dry run. The
   * sound rows are tried even where cells are at fault, so that every error is reported at once.
   */
  async apply(
    tx: Transaction,
    context: Context,
    request: Omit<ImportRequest, 'bytes' | 'fileName'>,
    read: FileRead,
  ): Promise<ImportResultDto> {
    const kind = this.kinds.named(request.kind);
    const outcome = await tx.attempt(
      () => kind.apply(tx, context, read.rows, request.parameters),
      ({ errors }) => errors.length + read.errors.length === 0 && !request.dryRun,
    );
    const errors = [...read.errors, ...outcome.errors].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    const { unreadColumns, hiddenRows } = read;
    const allNotes = [...read.notes, ...(outcome.notes ?? [])];
    const notes = allNotes.length > 0 ? { notes: allNotes } : {};
    return { ...(errors.length > 0 ? refused(errors) : outcome), unreadColumns, hiddenRows, ...notes };
  }
}

const DAMAGED =
  'ファイルの中身を読み取れません。壊れているか、対応していない形のファイルです。表計算ソフトで開いて保存し直すか、CSVで保存してから取り込んでください。';

/** The import a key was given to, where this is the same request. @throws Problem 409 that says what differs */
function sameOrRefused(
  earlier: ImportRunDto,
  importRequest: Omit<ImportRunDto, 'id' | 'state' | 'result' | 'createdAt' | 'finishedAt'>,
): ImportRunDto {
  const differences = differencesBetween(earlier, importRequest);
  if (differences.length === 0) return earlier;
  const title = 'このIdempotency-Keyは、別の取り込みに使われています。';
  throw new Problem(409, 'idempotency-key-reused', title, {
    detail: '新しい取り込みには、新しい値を指定してください。再送なら、前と同じ内容を送ってください。',
    errors: differences.map(({ where, earlier: before, now }) => ({
      where,
      message: `前回は「${before}」、今回は「${now}」です。`,
    })),
    extensions: { import: earlier.id },
  });
}

function ended({ state }: ImportRunDto): Problem {
  return new Problem(409, 'import-ended', 'この取り込みは、すでに終わっているため取りやめられません。', {
    detail: '取り込んだ内容を戻すには、正しい内容をもう一度取り込むか、画面で直してください。',
    extensions: { state },
  });
}
