import { type QueryResult, type QueryRunner } from 'typeorm';
import { unavailability } from '../unavailable.js';
import { pipelined } from './connection.js';
import { rowsInFields } from './rows-in-fields.js';
import { prepared, Sql, sql } from './sql.js';

/** A statement that waits to be sent together with others. */
interface Collected {
  statement: string | Sql;
  parameters: unknown[];
  resolve: (result: QueryResult) => void;
  reject: (error: unknown) => void;
}

/** One open transaction: the only thing through which repositories reach the database. */
export class Transaction {
  private readonly committed: (() => void)[] = [];
  /** Statements that wait for others to be sent along with, while there are any. */
  private collected: Collected[] | undefined;

  constructor(
    protected readonly runner: QueryRunner,
    /** The tenant set for this transaction; empty in the system's own. */
    readonly municipality: string,
  ) {}

  /**
   * Starts all of `work` and sends the first statement of each in one round trip: they run one after the other, each
   * seeing what those before it did. For pieces of one statement each, none of which needs another's answer; what has to
   * wait for anything before its first statement sends it on its own. @throws the error of the first that fails
   */
  async together<Answers extends unknown[]>(
    ...work: { [At in keyof Answers]: () => Promise<Answers[At]> }
  ): Promise<Answers> {
    if (this.collected) return Promise.all(work.map((piece) => piece())) as Promise<Answers>;
    const collected: Collected[] = (this.collected = []);
    const answers = Promise.all(work.map((piece) => piece()));
    this.collected = undefined;
    await this.deliver(collected);
    return answers as Promise<Answers>;
  }

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

  protected async send(statement: string | Sql, parameters: unknown[]): Promise<QueryResult> {
    const { collected } = this;
    if (collected)
      return new Promise((resolve, reject) => collected.push({ statement, parameters, resolve, reject }));
    if (!(statement instanceof Sql)) return this.runner.query(statement, parameters, true);
    const { text, values } = statement.toStatement();
    if (!statement.isPrepared) return this.runner.query(text, values, true);
    // TypeORM hands on what it is given, and `pg` takes a statement with its name.
    return this.runner.query({ name: nameOf(text), text } as unknown as string, values, true);
  }

  /** Never throws: each statement's own answer says how it went, an error is that of the first that failed. */
  private async deliver(collected: readonly Collected[]): Promise<void> {
    const names = new Set<string>();
    const queries = collected.map(({ statement, parameters }) => {
      if (!(statement instanceof Sql)) return { text: statement, values: parameters };
      const { text, values } = statement.toStatement();
      const name = nameOf(text);
      // A name must be known to the connection before it is used a second time.
      const isNamed = statement.isPrepared && !names.has(name);
      names.add(name);
      return { text, values, ...(isNamed ? { name } : {}) };
    });
    try {
      const answers = await pipelined(this.runner, queries);
      for (const [at, { resolve }] of collected.entries()) {
        const { rows = [], rowCount = 0 } = answers[at] ?? {};
        resolve({ raw: rows, records: rows, affected: rowCount ?? 0 });
      }
    } catch (error) {
      for (const { reject } of collected) reject(error);
    }
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

const names = new Map<string, string>();

/** The name under which every connection of this process keeps the plan of a statement. */
export function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared-${names.size + 1}`;
  names.set(text, name);
  return name;
}
