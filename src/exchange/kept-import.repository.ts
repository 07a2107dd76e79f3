import { Injectable } from '@nestjs/common';
import { type Context } from '../access/context.js';
import { storable, storableJson } from '../kernel/storable.js';
import { sql, sqlText } from '../platform/database/sql.js';
import { asTableRows } from '../platform/database/table-rows.js';
import { type Transaction } from '../platform/database/transaction.js';
import { type ImportResultDto } from '../platform/tabular/import-result.dto.js';
import { type RowChange } from '../platform/tabular/row-changes.js';
import { type ImportRunDto, type ImportState } from './import.dto.js';
import { type AcceptedFor } from './month-accepted-for.js';
import { type Preview } from './import-preview.js';

/** How many days a file that was looked over waits to be imported. */
export const KEPT_DAYS = 7;
/** How many days the changes of every row are kept; the audit trail has them after that. */
const CHANGES_DAYS = 90;

/** What an import would do or has done, without its rows. */
export type StoredPreview = Omit<Preview, 'changes'> & { changed: number; overtaken: boolean };

/** A file that came in, as pages show it. */
export interface KeptRun extends ImportRunDto {
  /** Who sent it, or who had it imported. */
  who: string;
  /** Null for one that came by the API and for one whose rows were not looked over. */
  preview: StoredPreview | null;
  /** Null for one that came by the API. */
  keptUntil: Date | null;
}

export interface NewKeptRun extends Pick<ImportRunDto, 'kind' | 'fileName' | 'fileDigest' | 'parameters'> {
  idempotencyKey: string;
  file: Buffer;
  context: Context;
  acceptedFor: AcceptedFor | null;
}

const COLUMNS = sql`id, kind, file_name, file_digest, parameters, state,
  '{"unreadColumns": [], "hiddenRows": []}'::jsonb || result AS result, created_at, finished_at, kept_until, preview,
  context -> 'actor' ->> 'label' AS who`;

/** Rows of one statement, so that memory stays bounded. */
const ROWS_AT_ONCE = 2_000;

@Injectable()
export class KeptImportRepository {
  /** Keeps a new file for its time; undefined where the same form was sent before. */
  async insert(tx: Transaction, run: NewKeptRun): Promise<KeptRun | undefined> {
    return tx.one<KeptRun>(sql`
      INSERT INTO import_run (municipality_id, kind, idempotency_key, file_name, file_digest, file, parameters, context,
                              accepted_for, kept_until)
      VALUES (${tx.municipality}, ${run.kind}, ${run.idempotencyKey}, ${storable(run.fileName)}, ${run.fileDigest},
              ${run.file}, ${storableJson(run.parameters)}, ${storableJson(run.context)},
              ${run.acceptedFor && JSON.stringify(run.acceptedFor)}, now() + ${KEPT_DAYS} * interval '1 day')
      ON CONFLICT (municipality_id, sender, idempotency_key) DO NOTHING RETURNING ${COLUMNS}`);
  }

  async byKey(tx: Transaction, sender: string, idempotencyKey: string): Promise<KeptRun | undefined> {
    return tx.one<KeptRun>(sql`
      SELECT ${COLUMNS} FROM import_run
       WHERE municipality_id = ${tx.municipality} AND sender = ${sender} AND idempotency_key = ${idempotencyKey}`);
  }

  /** @param own the department whose runs alone are found; null for all. */
  async find(tx: Transaction, id: string, own: string | null): Promise<KeptRun | undefined> {
    return tx.one<KeptRun>(sql`
      SELECT ${COLUMNS} FROM import_run
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND ${ownAlone(own)}`);
  }

  /** Runs newest first, at most `limit`, those after the run `after`; null for the newest. */
  async list(tx: Transaction, own: string | null, after: string | null, limit: number): Promise<KeptRun[]> {
    return tx.query<KeptRun>(sql`
      SELECT ${COLUMNS} FROM import_run
       WHERE municipality_id = ${tx.municipality} AND ${ownAlone(own)}
         AND (${after}::uuid IS NULL OR (created_at, id) < (
              SELECT created_at, id FROM import_run WHERE municipality_id = ${tx.municipality} AND id = ${after}))
       ORDER BY created_at DESC, id DESC LIMIT ${limit}`);
  }

  /** Stores what was found or done. A file that can still be imported stays; any other goes. False where it waits no more. */
  async settle(
    tx: Transaction,
    id: string,
    state: Extract<ImportState, 'checked' | 'applied' | 'refused'>,
    result: ImportResultDto,
    preview: StoredPreview | null,
  ): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE import_run
         SET state = ${state}, result = ${storableJson(result)}, preview = ${preview && storableJson(preview)},
             finished_at = now(), file = CASE WHEN ${state} = 'checked' THEN file END
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state = 'waiting'`);
  }

  /** Keeps the changes of a run instead of those there were. */
  async keepChanges(tx: Transaction, runId: string, changes: readonly RowChange[]): Promise<void> {
    await tx.execute(
      sql`DELETE FROM import_run_change WHERE municipality_id = ${tx.municipality} AND run_id = ${runId}`,
    );
    for (let at = 0; at < changes.length; at += ROWS_AT_ONCE) {
      const rows = asTableRows(changes.slice(at, at + ROWS_AT_ONCE));
      await tx.execute(sql`
        INSERT INTO import_run_change (municipality_id, run_id, row, is_new, subject, cells)
        SELECT ${tx.municipality}, ${runId}, c.row, c.is_new, c.subject, c.cells
          FROM jsonb_populate_recordset(NULL::import_run_change, ${storable(rows)}) AS c`);
    }
  }

  /** The changes of a run by row: those below `after`, new ones or changed ones alone if asked for. */
  async changes(
    tx: Transaction,
    runId: string,
    { isNew, after, limit }: { isNew: boolean | null; after: number; limit: number },
  ): Promise<RowChange[]> {
    return tx.query<RowChange>(sql`
      SELECT row, is_new, subject, cells FROM import_run_change
       WHERE municipality_id = ${tx.municipality} AND run_id = ${runId} AND row > ${after}
         AND (${isNew}::boolean IS NULL OR is_new = ${isNew})
       ORDER BY row LIMIT ${limit}`);
  }

  /** Lets a file that was looked over wait for its import, in the name of who wants it. False where it cannot. */
  async begin(tx: Transaction, id: string, context: Context): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE import_run
         SET state = 'waiting', finished_at = NULL, parameters = parameters || '{"dryRun": false}',
             context = ${storableJson(context)}
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state = 'checked' AND file IS NOT NULL
         AND kept_until > now()`);
  }

  /** Gives up a file that was looked over or waits. False where it has come to an end. */
  async drop(tx: Transaction, id: string): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE import_run SET state = 'dropped', finished_at = now(), file = NULL
       WHERE municipality_id = ${tx.municipality} AND id = ${id} AND state IN ('waiting', 'checked')`);
  }

  /** Whether there is anything to clear. */
  async hasOverdue(tx: Transaction): Promise<boolean> {
    const found = await tx.one<{ overdue: boolean }>(sql`
      SELECT EXISTS (SELECT FROM import_run
                      WHERE municipality_id = ${tx.municipality} AND kept_until IS NOT NULL
                        AND (${FILE_OVERDUE} OR ${CHANGES_OVERDUE})) AS overdue`);
    return found?.overdue === true;
  }

  /** Deletes the files whose time is over, and the changes of rows that have been kept long enough. */
  async clear(tx: Transaction): Promise<void> {
    await tx.execute(sql`
      UPDATE import_run SET state = 'expired', file = NULL
       WHERE municipality_id = ${tx.municipality} AND kept_until IS NOT NULL AND ${FILE_OVERDUE}`);
    await tx.execute(sql`
      WITH old AS (
        UPDATE import_run SET preview = preview || '{"byRow": false, "changed": 0}'
         WHERE municipality_id = ${tx.municipality} AND kept_until IS NOT NULL AND ${CHANGES_OVERDUE}
        RETURNING id)
      DELETE FROM import_run_change
       WHERE municipality_id = ${tx.municipality} AND run_id IN (SELECT id FROM old)`);
  }
}

const FILE_OVERDUE = sql`(state = 'checked' AND kept_until <= now())`;
const CHANGES_OVERDUE = sql`(preview ->> 'byRow' = 'true' AND created_at < now() - ${CHANGES_DAYS} * interval '1 day')`;

const ownAlone = (own: string | null) =>
  own === null ? sqlText('true') : sql`context -> 'actor' ->> 'departmentId' = ${own}`;
