import { type Transaction } from '../database/transaction.js';
import { type Nudge, type OwedKind } from './kinds.js';

/** What is owed and how far it has come. */
export interface OwedRow {
  kind: OwedKind;
  key: string;
  requested: number;
  done: number;
  requestedAt: Date;
  doneAt: Date | null;
  progress: { step: number; of: number; message: string } | null;
  failures: number;
  failure: string | null;
  failedAt: Date | null;
}

const COLUMNS = `kind, key, requested, done, requested_at AS "requestedAt", done_at AS "doneAt", progress,
  failures, failure, failed_at AS "failedAt"`;

/** Gives the queue a nudge; how is not this table's business. */
export type GiveNudge = (nudge: Nudge) => void;

/**
 * The table of work that is owed. Raising is the last statement of a transaction that changes data, after its
 * audit record: the row is then locked for the shortest time and always in the same order.
 */
export class OwedWork {
  constructor(private readonly giveNudge: GiveNudge) {}

  /** Asks for the work `kind` on each key; the nudge follows the commit. */
  async raise(tx: Transaction, kind: OwedKind, keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    await tx.query(
      `INSERT INTO owed_work (municipality_id, kind, key)
       SELECT $1, $2, key FROM unnest($3::text[]) AS key ORDER BY key
       ON CONFLICT (municipality_id, kind, key)
       DO UPDATE SET requested = owed_work.requested + 1, requested_at = clock_timestamp()`,
      [tx.municipality, kind, keys],
    );
    this.nudgeAfterCommit(tx, kind, keys);
  }

  /** Asks again for everything of a kind that was ever asked for and not dropped. Returns the keys. */
  async raiseAll(tx: Transaction, kind: OwedKind): Promise<string[]> {
    const rows = await tx.query<{ key: string }>(
      `WITH due AS (
         SELECT key FROM owed_work WHERE municipality_id = $1 AND kind = $2 ORDER BY key FOR UPDATE)
       UPDATE owed_work SET requested = requested + 1, requested_at = clock_timestamp()
        WHERE municipality_id = $1 AND kind = $2 AND key IN (SELECT key FROM due)
       RETURNING key`,
      [tx.municipality, kind],
    );
    const keys = rows.map((row) => row.key);
    this.nudgeAfterCommit(tx, kind, keys);
    return keys;
  }

  /** Forgets a piece of work that can never be due again. */
  async drop(tx: Transaction, kind: OwedKind, key: string): Promise<void> {
    await tx.execute(`DELETE FROM owed_work WHERE municipality_id = $1 AND kind = $2 AND key = $3`, [
      tx.municipality,
      kind,
      key,
    ]);
  }

  async find(tx: Transaction, kind: OwedKind, key: string): Promise<OwedRow | undefined> {
    const [row] = await tx.query<OwedRow>(
      `SELECT ${COLUMNS} FROM owed_work WHERE municipality_id = $1 AND kind = $2 AND key = $3`,
      [tx.municipality, kind, key],
    );
    return row;
  }

  /** What is not done yet, oldest first. */
  async outstanding(tx: Transaction): Promise<OwedRow[]> {
    return tx.query<OwedRow>(
      `SELECT ${COLUMNS} FROM owed_work
        WHERE municipality_id = $1 AND done < requested ORDER BY requested_at, kind, key`,
      [tx.municipality],
    );
  }

  /**
   * The fence: marks the work done up to `requested`, or says that something newer has been written already.
   * Whoever gets `false` must roll back.
   */
  async fence(tx: Transaction, kind: OwedKind, key: string, requested: number): Promise<boolean> {
    const touched = await tx.execute(
      `UPDATE owed_work SET done = $4, done_at = clock_timestamp(), progress = NULL,
              failures = 0, failure = NULL, failed_at = NULL
        WHERE municipality_id = $1 AND kind = $2 AND key = $3 AND done < $4`,
      [tx.municipality, kind, key, requested],
    );
    return touched === 1;
  }

  async saveProgress(
    tx: Transaction,
    kind: OwedKind,
    key: string,
    progress: OwedRow['progress'],
  ): Promise<void> {
    await tx.execute(
      `UPDATE owed_work SET progress = $4 WHERE municipality_id = $1 AND kind = $2 AND key = $3 AND done < requested`,
      [tx.municipality, kind, key, JSON.stringify(progress)],
    );
  }

  async saveFailure(tx: Transaction, kind: OwedKind, key: string, reason: string): Promise<void> {
    await tx.execute(
      `UPDATE owed_work SET failures = failures + 1, failure = $4, failed_at = clock_timestamp()
        WHERE municipality_id = $1 AND kind = $2 AND key = $3 AND done < requested`,
      [tx.municipality, kind, key, reason],
    );
  }

  /**
   * For the reconciler, through the system's door: everything owed by anyone that is due for a nudge. What keeps
   * failing is nudged ever more rarely, at last hourly.
   */
  async due(system: Transaction, limit: number): Promise<Nudge[]> {
    return system.query<Nudge>(
      `SELECT municipality_id AS municipality, kind, key FROM owed_work
        WHERE done < requested
          AND (failed_at IS NULL OR failed_at < clock_timestamp() - least(power(2, failures), 60) * interval '1 minute')
        ORDER BY requested_at LIMIT $1`,
      [limit],
    );
  }

  /** Nudges once more for work that is owed already. */
  remind(tx: Transaction, kind: OwedKind, key: string): void {
    this.nudgeAfterCommit(tx, kind, [key]);
  }

  private nudgeAfterCommit(tx: Transaction, kind: OwedKind, keys: string[]): void {
    tx.afterCommit(() => {
      for (const key of keys) this.giveNudge({ municipality: tx.municipality, kind, key });
    });
  }
}
