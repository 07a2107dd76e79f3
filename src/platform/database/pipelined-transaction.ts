import { type QueryResult, type QueryRunner } from 'typeorm';
import { type Answer, type Pipeline, type Query } from './connection.js';
import { queryOf } from './query-of.js';
import { sqlState } from './sql-state.js';
import { type Sql } from './sql.js';
import { Transaction } from './transaction.js';

/** A statement that has not left yet. Its answer comes in an object, or who hears that it has left would wait for it. */
interface Waiting {
  query: Query;
  sent: (on: { answer: Promise<Answer> }) => void;
  refused: (error: Error) => void;
}

/** PostgreSQL's answer to whatever comes after a statement that failed. */
const FAILED_BEFORE = '25P02';

/** A transaction of several statements; its beginning travels with the first of them. */
export class PipelinedTransaction extends Transaction {
  private waiting: Waiting[] = [];
  private begun: Promise<unknown> | null = null;
  private ended = false;
  /** The last error that was not only the consequence of another. */
  private failure: unknown = null;

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
    for (const { refused } of this.waiting.splice(0)) refused(afterTheEnd());
  }

  /** Once everything asked for is answered: the connection is again as it was. */
  close(): void {
    this.pipeline.close();
  }

  protected override send(statement: string | Sql, parameters: unknown[]): Promise<QueryResult> {
    return this.ended ? Promise.reject(afterTheEnd()) : this.enqueue(queryOf(statement, parameters));
  }

  /** Awaits step by step, and nobody else awaits the same, so that the stack of an error names who asked. */
  protected async enqueue(query: Query): Promise<QueryResult> {
    const { answer } = await new Promise<{ answer: Promise<Answer> }>((sent, refused) => {
      this.waiting.push({ query, sent, refused });
      // Whatever else is asked for in this turn goes along.
      if (this.waiting.length === 1) setImmediate(() => this.sendWaiting());
    });
    try {
      const { rows, rowCount } = await answer;
      return { raw: rows, records: rows, affected: rowCount ?? 0 };
    } catch (error) {
      // Where the transaction has not even begun, that is what went wrong.
      await this.begun;
      if (this.failure === null || sqlState(error) !== FAILED_BEFORE) this.failure = error;
      throw this.failure;
    }
  }

  private sendWaiting(): void {
    const waiting = this.waiting.splice(0);
    if (waiting.length === 0) return;
    this.pipeline.together(() => {
      if (!this.begun) {
        this.begun = this.pipeline.send(this.beginning);
        // The statements behind it tell of its failure.
        this.begun.catch(() => undefined);
      }
      for (const { query, sent } of waiting) {
        this.runner.dataSource.logger.logQuery(query.text, query.values, this.runner);
        sent({ answer: this.pipeline.send(query) });
      }
    });
  }
}

function afterTheEnd(): Error {
  return new Error('a transaction was asked for more after its end');
}
