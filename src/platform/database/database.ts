import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, type QueryRunner } from 'typeorm';
import { unavailability } from '../unavailable.js';
import { ConnectionSlots } from './connection-slots.js';
import { abandon, Pipeline, type Query, waitFor } from './connection.js';
import { type Proof, type TenantContext } from './context.js';
import { asStatements, JOB_LIMITS, OPENING_MS, READING_IDLE_MS, type TimeLimits } from './time-limits.js';
import { OneTrip } from './one-trip.js';
import { sqlState } from './sql-state.js';
import { PipelinedTransaction } from './pipelined-transaction.js';
import { type Transaction } from './transaction.js';
import { View } from './view.js';

/** Serialization failure and deadlock: PostgreSQL asks for the whole transaction again. */
const RESTARTABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 8;
/** How much later than the server itself a statement times out, in milliseconds. */
const GRACE_MS = 2_000;

const SYSTEM_ROLE = 'tetsuzuki_system';

const READ_COMMITTED = 'BEGIN ISOLATION LEVEL READ COMMITTED';
const ONE_VIEW = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

interface Opening {
  municipality: string;
  /** Whether the transaction is of one reading statement, or of several; writing where neither. */
  reads?: 'once' | 'one-view';
  /** The first statements, sent as one: they begin the transaction and say whose it is and what it may do. */
  first: string;
  limits: TimeLimits;
  proof?: Proof | undefined;
}

/** Which limits hold, where not those of the process. */
interface Manner {
  /** A job's, also where the process serves requests. */
  asJob?: boolean;
  /** A job's for what the statements take, the process's for what others hold: files that a person waits for. */
  takesLong?: boolean;
}

/**
 * The two ways into the database. `transaction` and `snapshot` see one municipality and nothing else;
 * `system` sees no tenant's data but what sign-in, the schedule and the operator are granted.
 */
export class Database {
  private readonly slots: ConnectionSlots;

  constructor(
    readonly dataSource: DataSource,
    private readonly limits: TimeLimits = JOB_LIMITS,
  ) {
    this.slots = new ConnectionSlots(dataSource.options.poolSize ?? 10);
  }

  /** Runs `work` in one transaction of the context's municipality. A deadlock restarts the whole `work`. */
  async transaction<T>(
    context: TenantContext,
    work: (tx: Transaction) => Promise<T>,
    manner: Manner = {},
  ): Promise<T> {
    if (context.view)
      throw new Error('nothing is written while a view is open: it would keep its connection');
    await this.prove(context);
    return this.run(this.writing(context, manner), work);
  }

  /** Runs `work` on one unchanging, read-only view of the municipality's data: the context's, where it has one. */
  async snapshot<T>(
    context: TenantContext,
    work: (tx: Transaction) => Promise<T>,
    manner: Manner = {},
  ): Promise<T> {
    const { municipality, view } = context;
    if (view) return work(view);
    await this.prove(context);
    const limits = { ...this.limitsOf(manner), idle: READING_IDLE_MS };
    const first = this.first(ONE_VIEW, settingOf(municipality), limits);
    return this.run({ municipality, reads: 'one-view', first, limits }, work);
  }

  /** Runs `work` with a context under which everything is read on one view: for a page that several services fill. */
  async oneView<C extends TenantContext, T>(context: C, work: (context: C) => Promise<T>): Promise<T> {
    return this.snapshot(context, (view) => work({ ...context, view }));
  }

  /** Like `snapshot`, for work that reads with one statement: begun, read and ended in one round trip. */
  async lookUp<T>(
    { municipality, view, proof }: TenantContext,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    if (view) return work(view);
    const first = settingOf(municipality);
    const unread = proof?.held ? undefined : proof;
    return this.run({ municipality, reads: 'once', first, limits: this.limits, proof: unread }, work);
  }

  /** Like `system`, for work that reads with one statement: begun, read and ended in one round trip. */
  async systemLookUp<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const first = `SET LOCAL ROLE ${SYSTEM_ROLE}`;
    return this.run({ municipality: '', reads: 'once', first, limits: this.limits }, work);
  }

  /** Runs `work` as the system role, which belongs to no municipality. */
  async system<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const first = `${READ_COMMITTED}; SET LOCAL ROLE ${SYSTEM_ROLE}`;
    return this.run({ municipality: '', first, limits: this.limits }, work);
  }

  /**
   * Runs `work` in a transaction of its own, but only where a connection is free this moment; returns whether it
   * did. The one way for somebody who is inside a transaction already: waiting there for a second connection would
   * stop everybody once all of them wait.
   */
  async transactionIfFree(
    context: TenantContext,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<boolean> {
    if (!this.slots.tryEnter()) return false;
    try {
      await this.once(this.writing(context, {}), work);
    } finally {
      this.slots.leave();
    }
    return true;
  }

  /** How long, in milliseconds, the longest waiting transaction has waited for a connection of this process. */
  longestWait(): number {
    return this.slots.longestWait();
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** In a trip of its own: only what is one trip itself takes the proof along. */
  private async prove({ municipality, proof }: TenantContext): Promise<void> {
    if (proof && !proof.held)
      await this.lookUp({ municipality }, async (tx) => proof.hold(await tx.query(proof.statement)));
  }

  private async run<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.inTurn(opening, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RESTARTABLE.has(sqlState(error))) throw error;
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private async inTurn<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.slots.enter(opening.limits.connection);
    const leave = () => this.slots.leave();
    if (opening.reads === 'one-view') return this.onView(opening, work, leave);
    try {
      return await this.once(opening, work);
    } finally {
      leave();
    }
  }

  private async once<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (opening.reads !== 'once') return this.writeOnce(opening, work);
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(
        new OneTrip(runner, opening.municipality, { ...opening, answerMs: answerMs(opening) }),
      );
    } catch (error) {
      await undo(runner, error);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async writeOnce<T>(opening: Opening, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let tx: PipelinedTransaction | undefined;
    try {
      tx = new PipelinedTransaction(runner, opening.municipality, ...(await prepare(runner, opening)));
      const result = await work(tx);
      tx.end();
      if (tx.hasBegun()) await runner.query('COMMIT');
      tx.announceCommit();
      return result;
    } catch (error) {
      tx?.end();
      if (tx?.hasBegun() !== false) await undo(runner, error);
      throw error;
    } finally {
      tx?.close();
      await runner.release();
    }
  }

  private async onView<T>(
    opening: Opening,
    work: (tx: Transaction) => Promise<T>,
    leave: () => void,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let view: View | undefined;
    const end = async (how: () => Promise<unknown>) => {
      view?.end();
      try {
        if (view?.hasBegun() !== false) await how();
      } finally {
        view?.close();
        await runner.release().finally(leave);
      }
    };
    try {
      view = new View(runner, opening.municipality, ...(await prepare(runner, opening)));
      const result = await work(view);
      // Nothing hangs on the end of what only reads: whoever asked has the answer.
      void end(() => runner.query('COMMIT').catch(() => abandon(runner)));
      return result;
    } catch (error) {
      await end(() => undo(runner, error));
      throw error;
    }
  }

  private writing({ municipality }: TenantContext, manner: Manner): Opening {
    const limits = this.limitsOf(manner);
    return { municipality, first: this.first(READ_COMMITTED, settingOf(municipality), limits), limits };
  }

  private limitsOf({ asJob = false, takesLong = false }: Manner): TimeLimits {
    if (asJob) return JOB_LIMITS;
    const { statement, idle } = JOB_LIMITS;
    return takesLong ? { ...this.limits, statement, idle } : this.limits;
  }

  /** The connection has the limits of the process already. */
  private first(begin: string, setting: string, limits: TimeLimits): string {
    const own = limits === this.limits ? [] : [asStatements(limits)];
    return [begin, ...own, setting].join('; ');
  }
}

function answerMs({ limits }: Opening): number {
  return limits.statement + GRACE_MS;
}

/** What a transaction begins with, on a connection that waits for answers as long as it may. */
async function prepare(runner: QueryRunner, opening: Opening): Promise<[Query, Pipeline]> {
  await waitFor(runner, answerMs(opening));
  // A server that does not even begin a transaction is frozen: nobody waits for it as long as for a statement.
  return [{ text: opening.first, query_timeout: OPENING_MS }, await Pipeline.on(runner)];
}

/** Rolls back what was begun, if anything; a connection on which no answer came is given up instead. */
async function undo(runner: QueryRunner, error: unknown): Promise<void> {
  if (unavailability(error) === 'no-answer') return abandon(runner);
  try {
    await runner.query('ROLLBACK');
  } catch {
    await abandon(runner);
  }
}

/** Sets the tenant for the transaction; only six digits ever reach the statement. */
function settingOf(municipality: string): string {
  if (!/^[0-9]{6}$/.test(municipality)) throw new Error(`not a municipality code: ${municipality}`);
  return `SELECT set_config('app.municipality', '${municipality}', true)`;
}

const UNIQUE_VIOLATION = '23505';

/** Runs a write; where a unique key is taken, throws what `taken` says instead of the database's error. */
export async function unlessTaken<T>(write: () => Promise<T>, taken: () => Error): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw sqlState(error) === UNIQUE_VIOLATION ? taken() : error;
  }
}
