import { type QueryResult, type QueryRunner } from 'typeorm';
import { Pipeline, type Query } from './connection.js';
import { Sql } from './sql.js';
import { nameOf, Transaction } from './transaction.js';

interface Waiting {
  query: Query;
  resolve: (result: QueryResult) => void;
  reject: (error: unknown) => void;
}

/** Of how many rows an answer is kept for whoever asks the same. */
const MOST_KEPT = 1000;

/**
 * One unchanging, read-only view of the data. Statements asked for at once travel together, and the beginning travels
 * with the first of them: what depends on nothing should be asked for with `Promise.all`. What is asked again has its
 * answer already, for it would be the same.
 */
export class View extends Transaction {
  private waiting: Waiting[] = [];
  private readonly known = new Map<string, Promise<QueryResult>>();
  private begun: Promise<unknown> | null = null;
  private ended = false;

  private constructor(
    runner: QueryRunner,
    municipality: string,
    private readonly beginning: Query,
    private readonly pipeline: Pipeline,
  ) {
    super(runner, municipality);
  }

  static async open(runner: QueryRunner, municipality: string, beginning: Query): Promise<View> {
    return new View(runner, municipality, beginning, await Pipeline.on(runner));
  }

  hasBegun(): boolean {
    return this.begun !== null;
  }

  /** Nothing more can be asked. */
  end(): void {
    this.ended = true;
    for (const { reject } of this.waiting.splice(0)) reject(afterTheEnd());
  }

  /** Once everything asked for is answered: the connection is again as it was. */
  close(): void {
    this.pipeline.close();
  }

  protected override send(statement: string | Sql, parameters: unknown[]): Promise<QueryResult> {
    if (this.ended) return Promise.reject(afterTheEnd());
    const query = this.queryOf(statement, parameters);
    const key = `${query.text}\n${JSON.stringify(query.values)}`;
    const before = this.known.get(key);
    if (before) return before.then(copied);
    const answer = this.enqueue(query);
    this.known.set(key, answer);
    answer.then(
      ({ records }) => records.length > MOST_KEPT && this.known.delete(key),
      () => this.known.delete(key),
    );
    const given = answer.then(copied);
    // Who awaits it hears of a failure; who was stopped by another's failure first need not end the process.
    given.catch(() => undefined);
    return given;
  }

  private enqueue(query: Query): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ query, resolve, reject });
      // Whatever else is asked for in this turn goes along.
      if (this.waiting.length === 1) setImmediate(() => this.sendWaiting());
    });
  }

  private queryOf(statement: string | Sql, parameters: unknown[]): Query {
    if (!(statement instanceof Sql)) return { text: statement, values: parameters };
    const { text, values } = statement.toStatement();
    return { text, values, ...(statement.isPrepared ? { name: nameOf(text) } : {}) };
  }

  private sendWaiting(): void {
    const waiting = this.waiting.splice(0);
    if (waiting.length === 0) return;
    this.pipeline.together(() => {
      this.begun ??= this.pipeline.send(this.beginning);
      for (const { query, resolve, reject } of waiting) {
        this.runner.dataSource.logger.logQuery(query.text, query.values, this.runner);
        // Where the transaction has not even begun, that is what went wrong.
        Promise.all([this.pipeline.send(query), this.begun]).then(
          ([{ rows, rowCount }]) => resolve({ raw: rows, records: rows, affected: rowCount ?? 0 }),
          (error: unknown) => (this.begun ?? Promise.resolve()).then(() => reject(error), reject),
        );
      }
    });
  }
}

/** Whoever sorts an answer sorts nobody else's. */
function copied(result: QueryResult): QueryResult {
  const records = [...(result.records as object[])];
  return { ...result, raw: records, records };
}

function afterTheEnd(): Error {
  return new Error('a view was asked for more after its end');
}
