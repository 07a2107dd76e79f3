import { type QueryResult } from 'typeorm';
import { type Query } from './connection.js';
import { PipelinedTransaction } from './pipelined-transaction.js';

/** Of how many rows an answer is kept for whoever asks the same. */
const MOST_KEPT = 1000;

/** One unchanging, read-only view of the data. What is asked again has its answer already, for it would be the same. */
export class View extends PipelinedTransaction {
  private readonly known = new Map<string, Promise<QueryResult>>();

  protected override async enqueue(query: Query): Promise<QueryResult> {
    const key = `${query.text}\n${JSON.stringify(query.values)}`;
    const before = this.known.get(key);
    if (before) return copied(await before);
    const answer = super.enqueue(query);
    this.known.set(key, answer);
    try {
      const result = await answer;
      if (result.records.length > MOST_KEPT) this.known.delete(key);
      return copied(result);
    } catch (error) {
      this.known.delete(key);
      throw error;
    }
  }
}

/** Whoever sorts an answer sorts nobody else's. */
function copied(result: QueryResult): QueryResult {
  const records = [...(result.records as object[])];
  return { ...result, raw: records, records };
}
