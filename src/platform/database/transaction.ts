import { type QueryResult, type QueryRunner } from 'typeorm';
import { unavailability } from '../unavailable.js';
import { rowsInFields } from './rows-in-fields.js';
import { Sql } from './sql.js';

/** One open transaction: the only thing through which repositories reach the database. */
export class Transaction {
  private readonly committed: (() => void)[] = [];

  constructor(
    private readonly runner: QueryRunner,
    /** The tenant set for this transaction; empty in the system's own. */
    readonly municipality: string,
  ) {}

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

  private async send(statement: string | Sql, parameters: unknown[]): Promise<QueryResult> {
    if (!(statement instanceof Sql)) return this.runner.query(statement, parameters, true);
    const { text, values } = statement.toStatement();
    return this.runner.query(text, values, true);
  }

  /** Registers what is to happen once the transaction has been committed, and only then. */
  afterCommit(effect: () => void): void {
    this.committed.push(effect);
  }

  /** For `Database` alone: runs what was registered. */
  announceCommit(): void {
    for (const effect of this.committed) effect();
  }
}
