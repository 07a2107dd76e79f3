import { type QueryResult } from 'typeorm';
import { unavailability } from '../unavailable.js';
import { rowsInFields } from './rows-in-fields.js';
import { prepared, type Sql, sql } from './sql.js';

/** The same values find their rows through the same index: the plan is made once a connection, for any values. */
export const KEEP_PLAN = 'SET LOCAL plan_cache_mode = force_generic_plan';

/**
 * One open transaction: the only thing through which repositories reach the database. Statements asked for at once
 * travel together and run one after the other: what depends on nothing should be asked for with `Promise.all`.
 */
export abstract class Transaction {
  private readonly committed: (() => void)[] = [];

  /** @param municipality the tenant set for this transaction; empty in the system's own */
  constructor(readonly municipality: string) {}

  /** Runs one statement and returns its rows, in the fields' names (none for a statement without RETURNING). */
  async query<Row>(statement: string | Sql, parameters: unknown[] = []): Promise<Row[]> {
    const result = await this.send(statement, parameters);
    return rowsInFields<Row>(result.records as Record<string, unknown>[]);
  }

  /** Runs one statement and returns its first row; undefined for none. */
  async one<Row>(statement: string | Sql, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(statement, parameters))[0];
  }

  /** Runs one statement and returns how many rows it touched. */
  async execute(statement: string | Sql, parameters: unknown[] = []): Promise<number> {
    const result = await this.send(statement, parameters);
    return result.affected ?? 0;
  }

  /** Runs one statement and returns whether it touched exactly one row. */
  async changesOne(statement: Sql): Promise<boolean> {
    return (await this.execute(statement)) === 1;
  }

  /**
   * Takes fair locks of the municipality until the end of the transaction, in the order of their names. `shared` ones
   * stand beside each other; whoever wants one alone waits only for those before it, while those after it wait in turn
   * (a row's own locks let ever new sharers pass, so that under steady traffic a writer of the row may starve).
   */
  async lock(names: readonly string[], mode: 'shared' | 'alone'): Promise<void> {
    const take = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    for (const name of [...names].sort()) {
      await this.query(`SELECT ${take}(hashtextextended($1, 0))`, [`${this.municipality}/${name}`]);
    }
  }

  /** Takes such a lock, shared, if nobody has it alone or waits for that; returns whether it did. */
  async tryLock(name: string): Promise<boolean> {
    const lock = await this.one<{ taken: boolean }>(
      prepared(sql`
        SELECT pg_try_advisory_xact_lock_shared(hashtextextended(${`${this.municipality}/${name}`}, 0)) AS taken`),
    );
    return lock?.taken === true;
  }

  /**
   * From now on, every statement runs by a plan made for any values, which connections keep of prepared statements.
   * Only where an index finds the rows whatever the values are.
   */
  async keepPlans(): Promise<void> {
    await this.query(KEEP_PLAN);
  }

  /**
   * Runs `work` and takes back everything it wrote unless `keep` says that its result may stand. For trial runs
   * inside a transaction that has more to write. What `work` throws is thrown on, and the transaction can go on.
   */
  async attempt<T>(work: () => Promise<T>, keep: (result: T) => boolean): Promise<T> {
    await this.query('SAVEPOINT attempt');
    try {
      const result = await work();
      await this.query(keep(result) ? 'RELEASE SAVEPOINT attempt' : 'ROLLBACK TO SAVEPOINT attempt');
      return result;
    } catch (error) {
      // Where the connection is gone there is nothing left to take back, and the cause is what matters.
      await this.query('ROLLBACK TO SAVEPOINT attempt').catch(() => undefined);
      throw error;
    }
  }

  /**
   * Runs `work`; where the database refuses it, takes back what it wrote and goes on with `otherwise`. Without that
   * nothing more can be asked in the transaction.
   */
  async orBack<T>(work: () => Promise<T>, otherwise: (error: unknown) => Promise<T>): Promise<T> {
    await this.query('SAVEPOINT before_work');
    try {
      return await work();
    } catch (error) {
      if (unavailability(error) === 'no-answer' || unavailability(error) === 'unreachable') throw error;
      await this.query('ROLLBACK TO SAVEPOINT before_work');
      return otherwise(error);
    }
  }

  protected abstract send(statement: string | Sql, parameters: unknown[]): Promise<QueryResult>;

  /** Registers what is to happen once the transaction has been committed, and only then. */
  afterCommit(effect: () => void): void {
    this.committed.push(effect);
  }

  /** For `Database` alone: runs what was registered. */
  announceCommit(): void {
    for (const effect of this.committed) effect();
  }
}
