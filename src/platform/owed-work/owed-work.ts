import { storable } from '../../kernel/storable.js';
import { sql, type Sql } from '../database/sql.js';
import { type Transaction } from '../database/transaction.js';
import { type Nudge } from '../queue/nudge.js';
import { type Start, startOf, type StartFacts } from './attempt-start.js';
import { type OwedKind } from './owed-kind.js';
import { type OwedWorkDto } from './owed-work.dto.js';
import { type FailureCause, retryPause } from './retry-pause.js';

/** How many pieces of work of a kind are owed in one state. */
export interface OwedCount {
  kind: OwedKind;
  state: 'waiting' | 'failed' | 'set-aside';
  count: number;
}

const COLUMNS = sql`kind, key, requested, done, requested_at, done_at, progress,
  failures, failure, failure_cause, failed_at, starts, started_at,
  set_aside_at`;

const NO_FAILURE = sql`progress = NULL, failures = 0, failure = NULL, failure_cause = NULL, failed_at = NULL,
  retry_seconds = NULL, starts = 0, set_aside_at = NULL, set_aside_requested = NULL`;

/** Gives the queue a nudge. */
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
    await tx.query(sql`
      INSERT INTO owed_work (municipality_id, kind, key)
      SELECT ${tx.municipality}, ${kind}, key FROM unnest(${keys}::text[]) AS key ORDER BY key
      ON CONFLICT (municipality_id, kind, key)
      DO UPDATE SET requested = owed_work.requested + 1, requested_at = clock_timestamp()`);
    this.nudgeAfterCommit(tx, kind, keys);
  }

  /** Requests again everything of a kind that was ever requested and not dropped. Returns the keys. */
  async raiseAll(tx: Transaction, kind: OwedKind): Promise<string[]> {
    const rows = await tx.query<{ key: string }>(sql`
      WITH due AS (
        SELECT key FROM owed_work
         WHERE municipality_id = ${tx.municipality} AND kind = ${kind} ORDER BY key FOR UPDATE)
      UPDATE owed_work SET requested = requested + 1, requested_at = clock_timestamp()
       WHERE municipality_id = ${tx.municipality} AND kind = ${kind} AND key IN (SELECT key FROM due)
      RETURNING key`);
    const keys = rows.map((row) => row.key);
    this.nudgeAfterCommit(tx, kind, keys);
    return keys;
  }

  /** Forgets a piece of work that can never be due again. */
  async drop(tx: Transaction, kind: OwedKind, key: string): Promise<void> {
    await tx.execute(sql`DELETE FROM owed_work WHERE ${isRow(tx, kind, key)}`);
  }

  async find(tx: Transaction, kind: OwedKind, key: string): Promise<OwedWorkDto | undefined> {
    return tx.one<OwedWorkDto>(sql`SELECT ${COLUMNS} FROM owed_work WHERE ${isRow(tx, kind, key)}`);
  }

  /** What is not done yet, oldest first. */
  async outstanding(tx: Transaction): Promise<OwedWorkDto[]> {
    return tx.query<OwedWorkDto>(sql`
      SELECT ${COLUMNS} FROM owed_work
       WHERE municipality_id = ${tx.municipality} AND done < requested ORDER BY requested_at, kind, key`);
  }

  /**
   * The fence: marks the work done up to `requested`, or says that something newer has been written already.
   * Whoever gets `false` must roll back.
   */
  async fence(tx: Transaction, kind: OwedKind, key: string, requested: number): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE owed_work SET done = ${requested}, done_at = clock_timestamp(), ${NO_FAILURE}
       WHERE ${isRow(tx, kind, key)} AND done < ${requested}`);
  }

  async saveProgress(
    tx: Transaction,
    kind: OwedKind,
    key: string,
    progress: OwedWorkDto['progress'],
  ): Promise<void> {
    await tx.execute(sql`
      UPDATE owed_work SET progress = ${JSON.stringify(progress)}
       WHERE ${isRow(tx, kind, key)} AND done < requested`);
  }

  /**
   * Counts an attempt before it is made, in a transaction of its own: what kills its worker again and again is found
   * out by the starts that have no end, `mostStarts` at most. `ended`: this process knows that the attempts counted so
   * far did end.
   */
  async begin(
    tx: Transaction,
    kind: OwedKind,
    key: string,
    { alone, ended, mostStarts }: { alone: boolean; ended: boolean; mostStarts: number },
  ): Promise<Start> {
    const row = await tx.one<StartFacts>(sql`
      SELECT requested, done, starts, set_aside_requested,
             extract(epoch FROM clock_timestamp() - started_at)::double precision AS since_start
        FROM owed_work WHERE ${isRow(tx, kind, key)} FOR UPDATE`);
    if (!row) return 'nothing';
    const facts = ended ? { ...row, starts: 0 } : row;
    const start = startOf(facts, alone, mostStarts);
    if (start === 'start') await this.countStart(tx, kind, key, facts.starts + 1);
    if (start !== 'set-aside') return start;
    // Starts without an end are no sign of anything while one of them is still at work.
    if (await this.isRunning(tx, kind, key)) return 'left';
    await this.setAside(tx, kind, key, facts.starts);
    return 'set-aside';
  }

  /** Says, until the end of this transaction, that an attempt at the work is alive. */
  async markRunning(tx: Transaction, kind: OwedKind, key: string): Promise<void> {
    await tx.query(sql`
      SELECT pg_try_advisory_xact_lock_shared(hashtextextended(${runningName(tx, kind, key)}, 0))`);
  }

  /** Keeps why an attempt failed and when the next one is due. Returns how often it has failed; 0 where it is done. */
  async saveFailure(
    tx: Transaction,
    kind: OwedKind,
    key: string,
    { cause, reason }: { cause: FailureCause; reason: string },
  ): Promise<number> {
    const row = await this.findForUpdate(tx, kind, key);
    if (!row || row.done >= row.requested) return 0;
    const failures = row.failureCause === cause ? row.failures + 1 : 1;
    await tx.execute(sql`UPDATE owed_work SET ${NO_FAILURE} WHERE ${isRow(tx, kind, key)}`);
    await tx.execute(sql`
      UPDATE owed_work SET failures = ${failures}, failure = ${storable(reason)}, failure_cause = ${cause},
             retry_seconds = ${retryPause(cause, failures)},
             failed_at = clock_timestamp()
       WHERE ${isRow(tx, kind, key)}`);
    return failures;
  }

  /** Gives work that is set aside or pausing every chance anew, and nudges for it. */
  async retry(tx: Transaction, kind: OwedKind, key: string): Promise<void> {
    await tx.execute(sql`
      UPDATE owed_work SET starts = 0, set_aside_at = NULL, set_aside_requested = NULL, retry_seconds = 1
       WHERE ${isRow(tx, kind, key)} AND done < requested`);
    this.nudgeAfterCommit(tx, kind, [key]);
  }

  /**
   * For the reconciler, in the system role: everything owed by anyone that is due for a nudge. What fails is
   * nudged ever more rarely, what is set aside only when it is asked for anew. A failure of a time that is still to
   * come is one from before the clock was put right: it keeps nobody waiting.
   */
  async due(system: Transaction, limit: number): Promise<Nudge[]> {
    return system.query<Nudge>(sql`
      SELECT municipality_id AS municipality, kind, key FROM owed_work
       WHERE done < requested
         AND (set_aside_at IS NULL OR requested > set_aside_requested)
         AND (failed_at IS NULL OR failed_at > clock_timestamp()
              OR failed_at <= clock_timestamp() - make_interval(secs => coalesce(retry_seconds, 60)))
       ORDER BY requested_at LIMIT ${limit}`);
  }

  /** For metrics, in the system role: how much is owed, by kind and state. */
  async counts(system: Transaction): Promise<OwedCount[]> {
    return system.query<OwedCount>(
      `SELECT kind, CASE WHEN set_aside_at IS NOT NULL THEN 'set-aside' WHEN failure IS NOT NULL THEN 'failed'
                         ELSE 'waiting' END AS state, count(*)::integer AS count
         FROM owed_work WHERE done < requested GROUP BY 1, 2`,
    );
  }

  private async countStart(tx: Transaction, kind: OwedKind, key: string, starts: number): Promise<void> {
    await tx.execute(sql`
      UPDATE owed_work SET starts = ${starts}, started_at = clock_timestamp(),
             set_aside_requested = CASE WHEN set_aside_at IS NOT NULL THEN requested END
       WHERE ${isRow(tx, kind, key)}`);
  }

  private async setAside(tx: Transaction, kind: OwedKind, key: string, starts: number): Promise<void> {
    const reason = `この処理を${starts}回始めましたが、いずれも終わる前にワーカーが停止したため、自動では行わないことにしました。`;
    await tx.execute(sql`
      UPDATE owed_work SET set_aside_at = clock_timestamp(), set_aside_requested = requested, progress = NULL,
             failure = ${reason}, failure_cause = 'computation', failed_at = NULL
       WHERE ${isRow(tx, kind, key)}`);
  }

  private async isRunning(tx: Transaction, kind: OwedKind, key: string): Promise<boolean> {
    const lock = await tx.one<{ free: boolean }>(sql`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${runningName(tx, kind, key)}, 0)) AS free`);
    return lock?.free === false;
  }

  private async findForUpdate(
    tx: Transaction,
    kind: OwedKind,
    key: string,
  ): Promise<OwedWorkDto | undefined> {
    return tx.one<OwedWorkDto>(sql`
      SELECT ${COLUMNS} FROM owed_work WHERE ${isRow(tx, kind, key)} FOR UPDATE`);
  }

  private nudgeAfterCommit(tx: Transaction, kind: OwedKind, keys: string[]): void {
    tx.afterCommit(() => {
      for (const key of keys) this.giveNudge({ municipality: tx.municipality, kind, key });
    });
  }
}

/** Names one piece of work. */
function isRow({ municipality }: Transaction, kind: OwedKind, key: string): Sql {
  return sql`municipality_id = ${municipality} AND kind = ${kind} AND key = ${key}`;
}

function runningName({ municipality }: Transaction, kind: OwedKind, key: string): string {
  return `owed-work/${municipality}/${kind}/${key}`;
}
