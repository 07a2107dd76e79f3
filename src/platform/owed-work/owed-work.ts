import { storable } from '../../kernel/storable.js';
import { prepared, sql, type Sql } from '../database/sql.js';
import { type Transaction } from '../database/transaction.js';
import { type Nudge } from '../queue/nudge.js';
import { type Start, startOf, type StartFacts } from './attempt-start.js';
import { COLUMNS, IS_DUE, OPEN_WORK } from './open-work.sql.js';
import { type OwedKind } from './owed-kind.js';
import { type OwedRequest } from './owed-request.js';
import { type OwedWorkDto } from './owed-work.dto.js';
import { type FailureCause, retryPause } from './retry-pause.js';
import { type Touched, touchedBetween, type TouchedSince, touchedTogether } from './touched.js';

/** How many pieces of work of a kind are owed in one state. */
export interface OwedCount {
  kind: OwedKind;
  state: 'waiting' | 'failed' | 'set-aside';
  count: number;
}

/** What new requests change: work that pauses after a failure is tried again without waiting for its pause. */
const requestedAnew = (requests: number, at: Sql) => sql`
  requested = owed_work.requested + ${requests}::bigint, requested_at = ${at},
  retry_seconds = CASE WHEN owed_work.failed_at IS NOT NULL THEN 1 END`;

const NO_FAILURE = sql`progress = NULL, failures = 0, failure = NULL, failure_cause = NULL, failed_at = NULL,
  retry_seconds = NULL, starts = 0, set_aside_at = NULL, set_aside_requested = NULL`;

/** How many times touched rows are kept apart; beyond that everything counts as touched. */
const MOST_ENTRIES = 100;

/** A piece of work to be nudged for. */
export interface DueWork extends Nudge {
  /** Whether it was begun too often without an end, and has been requested anew. */
  setAside: boolean;
}

/** Gives the queue a nudge. */
export type GiveNudge = (nudge: Nudge) => void;

/**
 * What is owed. Raising is the last statement of a transaction that changes data, after its audit record: what it
 * locks is then locked for the shortest time and always in the same order.
 *
 * Everything of a kind is requested again by a row of its own in `owed_work_request`, for which nobody waits; whoever
 * begins work of the kind counts those up that are committed by then. So a handler's view holds the data of every
 * request it answers, and a request it could not see stays.
 */
export class OwedWork {
  constructor(private readonly giveNudge: GiveNudge) {}

  /** Requests the work `kind` on each key; a nudge for the first follows the commit, and whoever begins it nudges on. */
  async raise(tx: Transaction, kind: OwedKind, keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    await tx.query(sql`
      INSERT INTO owed_work (municipality_id, kind, key)
      SELECT ${tx.municipality}, ${kind}, key FROM unnest(${keys}::text[]) AS key ORDER BY key
      ON CONFLICT (municipality_id, kind, key) DO UPDATE SET ${requestedAnew(1, sql`clock_timestamp()`)}`);
    this.nudgeAfterCommit(tx, kind, keys);
  }

  /**
   * Requests again everything of a kind that was ever requested and not dropped. Returns the keys. `touched`: all rows
   * that can make a difference to it, where the caller knows them and they are few.
   */
  async raiseAll(tx: Transaction, kind: OwedKind, touched: Touched | null = null): Promise<string[]> {
    const named = touched && touchedTogether([touched]);
    const rows = await tx.query<{ key: string }>(
      prepared(sql`
      WITH known AS (
        SELECT key FROM owed_work WHERE municipality_id = ${tx.municipality} AND kind = ${kind}),
      request AS (
        INSERT INTO owed_work_request (municipality_id, kind, touched)
        SELECT ${tx.municipality}, ${kind}, ${named && JSON.stringify(named)}::jsonb WHERE EXISTS (SELECT FROM known))
      SELECT key FROM known ORDER BY key`),
    );
    const keys = rows.map((row) => row.key);
    this.nudgeAfterCommit(tx, kind, keys);
    return keys;
  }

  /** Forgets a piece of work that can never be due again. */
  async drop(tx: Transaction, kind: OwedKind, key: string): Promise<void> {
    await tx.execute(sql`DELETE FROM owed_work WHERE ${isRow(tx, kind, key)}`);
  }

  async find(tx: Transaction, kind: OwedKind, key: string): Promise<OwedWorkDto | undefined> {
    return tx.one<OwedWorkDto>(sql`SELECT ${COLUMNS} FROM owed_work w WHERE ${isRow(tx, kind, key)}`);
  }

  /**
   * For a handler's view: what is requested; undefined where nothing is left to do. What was requested after the start
   * was counted is not in it, so it stays owed.
   */
  async requestedIn(view: Transaction, kind: OwedKind, key: string): Promise<OwedRequest | undefined> {
    const row = await view.one<{ requested: number; done: number; touched: TouchedSince[] }>(sql`
      SELECT requested, done, touched FROM owed_work WHERE ${isRow(view, kind, key)} AND done < requested`);
    return row && { ...row, touched: touchedBetween(row.done, row.requested, row.touched) };
  }

  /** What is not done yet, oldest first; of these kinds alone if given. */
  async outstanding(tx: Transaction, kinds: readonly OwedKind[] | null = null): Promise<OwedWorkDto[]> {
    const only = kinds === null ? sql`` : sql`AND kind = ANY (${kinds})`;
    return tx.query<OwedWorkDto>(
      prepared(sql`
      SELECT ${COLUMNS} FROM ${OPEN_WORK}
       WHERE municipality_id = ${tx.municipality} ${only} ORDER BY requested_at, kind, key`),
    );
  }

  /**
   * The fence: marks the work done up to `requested`, or says that something newer has been written already.
   * Whoever gets `false` must roll back.
   */
  async fence(tx: Transaction, kind: OwedKind, key: string, requested: number): Promise<boolean> {
    return tx.changesOne(sql`
      UPDATE owed_work SET done = ${requested}, done_at = clock_timestamp(), ${NO_FAILURE},
             touched = (SELECT coalesce(jsonb_agg(t), '[]') FROM jsonb_array_elements(touched) AS t
                         WHERE (t->>'upTo')::bigint > ${requested})
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
    await this.countRequests(tx, kind);
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
    const row = await tx.one<Pick<OwedWorkDto, 'failures' | 'failureCause'>>(sql`
      SELECT failures, failure_cause FROM owed_work
       WHERE ${isRow(tx, kind, key)} AND done < requested FOR UPDATE`);
    if (!row) return 0;
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
   * For the reconciler, in the system role: everything owed by anyone that is due for a nudge, of each municipality
   * and kind one piece after the other in turn with those of the others, what is being worked on last.
   */
  async due(system: Transaction, limit: number): Promise<DueWork[]> {
    return system.query<DueWork>(sql`
      SELECT municipality, kind, key, set_aside
        FROM (SELECT w.municipality_id AS municipality, w.kind, w.key, w.requested_at,
                     w.set_aside_at IS NOT NULL AS set_aside,
                     row_number() OVER (PARTITION BY w.municipality_id, w.kind, w.set_aside_at IS NOT NULL
                                        ORDER BY w.starts > 0, w.requested_at, w.key) AS turn
                FROM ${OPEN_WORK} WHERE ${IS_DUE}) due
       ORDER BY turn, requested_at, municipality, kind LIMIT ${limit}`);
  }

  /**
   * Nudges for the piece of work of these kinds that is due next beside the one that begins. What is set aside, or was
   * begun more than once without an end, may be put off by whoever begins it: two such pieces would send each other
   * nudges without a pause, so they are left to the reconciler.
   */
  async nudgeNext(
    tx: Transaction,
    kinds: readonly string[],
    begun: { kind: OwedKind; key: string },
  ): Promise<void> {
    const next = await tx.one<{ kind: OwedKind; key: string }>(sql`
      SELECT w.kind, w.key FROM ${OPEN_WORK}
       WHERE w.municipality_id = ${tx.municipality} AND w.kind = ANY (${kinds})
         AND (w.kind, w.key) <> (${begun.kind}, ${begun.key})
         AND w.set_aside_at IS NULL AND w.starts <= 1 AND ${IS_DUE}
       ORDER BY w.starts > 0, w.requested_at, w.kind, w.key LIMIT 1`);
    if (next) this.nudgeAfterCommit(tx, next.kind, [next.key]);
  }

  /** For metrics, in the system role: how much is owed, by kind and state. */
  async counts(system: Transaction): Promise<OwedCount[]> {
    return system.query<OwedCount>(sql`
      SELECT kind, CASE WHEN set_aside_at IS NOT NULL THEN 'set-aside' WHEN failure IS NOT NULL THEN 'failed'
                        ELSE 'waiting' END AS state, count(*)::integer AS count
        FROM ${OPEN_WORK} GROUP BY 1, 2`);
  }

  /** Takes the requests for everything of a kind over into its rows: those that are committed by now. */
  private async countRequests(tx: Transaction, kind: OwedKind): Promise<void> {
    const requests = await tx.one<{ count: number; newest: string; touched: (Touched | null)[] }>(sql`
      WITH counted AS (
        DELETE FROM owed_work_request
         WHERE municipality_id = ${tx.municipality} AND kind = ${kind} AND id IN (
          SELECT id FROM owed_work_request
           WHERE municipality_id = ${tx.municipality} AND kind = ${kind} ORDER BY id FOR UPDATE)
        RETURNING requested_at, touched)
      SELECT count(*) AS count, max(requested_at)::text AS newest, jsonb_agg(touched) AS touched FROM counted`);
    if (!requests || requests.count === 0) return;
    const { count, newest } = requests;
    const touched = touchedTogether(requests.touched);
    await tx.execute(sql`
      WITH known AS (
        SELECT key FROM owed_work
         WHERE municipality_id = ${tx.municipality} AND kind = ${kind} ORDER BY key FOR UPDATE)
      UPDATE owed_work SET ${requestedAnew(count, sql`${newest}::timestamptz`)},
             touched = CASE WHEN ${touched === null} OR jsonb_array_length(touched) >= ${MOST_ENTRIES} THEN '[]'
                            ELSE touched || jsonb_build_array(jsonb_build_object(
                              'upTo', requested + ${count}::bigint, 'requests', ${count}::bigint,
                              'touched', ${JSON.stringify(touched)}::jsonb)) END
       WHERE municipality_id = ${tx.municipality} AND kind = ${kind} AND key IN (SELECT key FROM known)`);
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

  /** Only for the first: of everything that one transaction makes due, one piece at a time stands in the queue. */
  private nudgeAfterCommit(tx: Transaction, kind: OwedKind, [key]: string[]): void {
    const { municipality } = tx;
    if (key !== undefined) tx.afterCommit(() => this.giveNudge({ municipality, kind, key }));
  }
}

/** Names one piece of work. */
function isRow({ municipality }: Transaction, kind: OwedKind, key: string): Sql {
  return sql`municipality_id = ${municipality} AND kind = ${kind} AND key = ${key}`;
}

function runningName({ municipality }: Transaction, kind: OwedKind, key: string): string {
  return `owed-work/${municipality}/${kind}/${key}`;
}
