import { type Context } from '../access/context.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ImportOutcome, refused } from '../platform/tabular/import-outcome.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import {
  changesDigest,
  type RowChange,
  rowChanges,
  type StandingRows,
} from '../platform/tabular/row-changes.js';
import { type ImportKind, type Rows } from './import-kinds.js';
import { type ImportParameters } from './import-parameters.js';
import { type FileRead } from './file-read.js';

/** The most rows whose changes are shown one by one; of a larger file only their numbers are. */
const MOST_ROWS_SHOWN = 30_000;

/** What an import does with the rows that can be imported, by row; the figures count rows. */
export interface Preview {
  created: number;
  updated: number;
  unchanged: number;
  /** Rows with a fault. */
  faulty: number;
  changes: RowChange[];
  /** Whether `changes` has them all: not of a kind that only adds, nor of a very large file. */
  byRow: boolean;
  digest: string;
}

interface Previewed {
  result: ImportResultDto;
  preview: Preview;
  /** Whether the rows were imported: without a fault, and doing just what had been seen. */
  applied: boolean;
}

/** Whose rows are imported as what, and the digest of what has been seen that they would do; null to see it first. */
export interface PreviewRequest {
  context: Context;
  kind: ImportKind;
  parameters: ImportParameters;
  seen: string | null;
}

/**
 * Tries what a file would do and lets it stand only where that is exactly what has been seen before. Where rows are at
 * fault, the others are tried by themselves, so that everything is seen at once.
 */
export async function previewImport(
  tx: Transaction,
  request: PreviewRequest,
  { rows, errors: cellErrors, unreadColumns, hiddenRows, notes }: FileRead,
): Promise<Previewed> {
  const first = await tryRows(tx, request, rows, cellErrors.length === 0);
  const errors = [...cellErrors, ...first.outcome.errors].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const faultyRows = new Set(errors.flatMap(({ row }) => row ?? []));
  const soundRows = rows.filter(({ row }) => !faultyRows.has(row));
  const shown =
    first.outcome.errors.length > 0 && soundRows.length > 0
      ? await tryRows(tx, request, soundRows, false)
      : first;
  const { created, updated, unchanged } = shown.outcome;
  const allNotes = [...notes, ...(first.outcome.notes ?? [])];
  return {
    result: {
      ...(errors.length > 0 ? refused(errors) : first.outcome),
      ...{ unreadColumns, hiddenRows },
      ...(allNotes.length > 0 && { notes: allNotes }),
    },
    preview: {
      ...{ created, updated, unchanged, faulty: faultyRows.size },
      ...{ changes: shown.changes, byRow: shown.byRow, digest: shown.digest },
    },
    applied: first.applied,
  };
}

interface Tried extends Pick<Preview, 'changes' | 'byRow' | 'digest'> {
  outcome: ImportOutcome;
  applied: boolean;
}

function tryRows(
  tx: Transaction,
  { context, kind, parameters, seen }: PreviewRequest,
  rows: Rows,
  mayStand: boolean,
): Promise<Tried> {
  const byRow = kind.standing !== undefined && rows.length <= MOST_ROWS_SHOWN;
  const standing = async (): Promise<StandingRows> =>
    (byRow ? await kind.standing?.(tx, rows, parameters) : undefined) ?? new Map();
  return tx.attempt(
    async () => {
      const before = await standing();
      const outcome = await kind.apply(tx, context, rows, parameters);
      const { created, updated, unchanged, errors } = outcome;
      const changes = errors.length > 0 ? [] : rowChanges(before, await standing());
      const digest = changesDigest(changes, [created, updated, unchanged]);
      return { outcome, changes, byRow, digest, applied: mayStand && errors.length === 0 && digest === seen };
    },
    ({ applied }) => applied,
  );
}
