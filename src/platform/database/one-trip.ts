import { type QueryResult, type QueryRunner } from 'typeorm';
import { pipelined } from './connection.js';
import { type Proof } from './context.js';
import { queryOf } from './query-of.js';
import { rowsInFields } from './rows-in-fields.js';
import { type Sql } from './sql.js';
import { OPENING_MS } from './time-limits.js';
import { KEEP_PLAN, Transaction } from './transaction.js';

/** A transaction of one reading statement, which travels together with its beginning and its end. */
export class OneTrip extends Transaction {
  private hasSent = false;

  constructor(
    private readonly runner: QueryRunner,
    municipality: string,
    private readonly opening: { first: string; answerMs: number; proof?: Proof | undefined },
  ) {
    super(municipality);
  }

  protected override async send(statement: string | Sql, parameters: unknown[]): Promise<QueryResult> {
    if (this.hasSent) throw new Error('a transaction of one statement was given a second one');
    this.hasSent = true;
    const query = queryOf(statement, parameters);
    const { first, answerMs, proof } = this.opening;
    const begin = ['START TRANSACTION READ ONLY', ...(query.name ? [KEEP_PLAN] : []), first].join('; ');
    const [, ...answers] = await pipelined(this.runner, [
      // A server that does not even begin is frozen: nobody waits for it as long as for a statement.
      { text: begin, query_timeout: OPENING_MS },
      ...(proof ? [{ ...queryOf(proof.statement, []), query_timeout: answerMs }] : []),
      { ...query, query_timeout: answerMs },
      { text: 'COMMIT' },
    ]);
    if (proof) proof.hold(rowsInFields(answers.shift()?.rows ?? []));
    const [result] = answers;
    return { raw: result?.rows, records: result?.rows ?? [], affected: result?.rowCount ?? 0 };
  }
}
