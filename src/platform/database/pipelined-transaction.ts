import { type QueryResult, type QueryRunner } from 'typeorm';
import { type Pipeline, type Query } from './connection.js';
import { queryOf } from './query-of.js';
import { type Sql } from './sql.js';
import { Transaction } from './transaction.js';

interface Waiting {
  query: Query;
  resolve: (result: QueryResult) => void;
  reject: (error: unknown) => void;
}

/** A transaction of several statements; its beginning travels with the first of them. */
export class PipelinedTransaction extends Transaction {
  private waiting: Waiting[] = [];
  private begun: Promise<unknown> | null = null;
  private ended = false;

  constructor(
    private readonly runner: QueryRunner,
    municipality: string,
    private readonly beginning: Query,
    private readonly pipeline: Pipeline,
  ) {
    super(municipality);
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
    const answer = this.ended
      ? Promise.reject<QueryResult>(afterTheEnd())
      : this.enqueue(queryOf(statement, parameters));
    // Who awaits it hears of a failure; who was stopped by another's failure first need not end the process.
    answer.catch(() => undefined);
    return answer;
  }

  protected enqueue(query: Query): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ query, resolve, reject });
      // Whatever else is asked for in this turn goes along.
      if (this.waiting.length === 1) setImmediate(() => this.sendWaiting());
    });
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

function afterTheEnd(): Error {
  return new Error('a transaction was asked for more after its end');
}
