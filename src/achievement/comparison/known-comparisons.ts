import { createHash } from 'node:crypto';
import { type ComparedProcedures, type ProceduresQuery } from './compared-procedures.repository.js';

/** So many comparisons a process remembers, of so many rows each at most: some hundreds of kilobytes. */
const [MOST, MOST_ROWS] = [32, 2_000];

/**
 * What procedures were found to say, by the state of the rows on both sides. The states are read anew whenever somebody
 * asks: an answer is that of the rows as they are.
 */
export class KnownComparisons {
  private readonly known = new Map<string, ComparedProcedures>();

  /** The remembered answer, or that of `work`, which is remembered where both sides have a state. */
  async of(
    municipality: string,
    query: ProceduresQuery,
    work: () => Promise<ComparedProcedures>,
  ): Promise<ComparedProcedures> {
    const key = keyOf(municipality, query);
    const known = key === null ? undefined : this.known.get(key);
    const answer = known ?? (await work());
    if (key !== null && answer.before.length + answer.after.length <= MOST_ROWS) this.remember(key, answer);
    return answer;
  }

  private remember(key: string, answer: ComparedProcedures): void {
    this.known.delete(key);
    this.known.set(key, answer);
    const [longestUnused] = this.known.keys();
    if (this.known.size > MOST && longestUnused !== undefined) this.known.delete(longestUnused);
  }
}

function keyOf(municipality: string, { before, after, ...asked }: ProceduresQuery): string | null {
  if (before.state === undefined || after.state === undefined) return null;
  const about = JSON.stringify([municipality, before.state, after.state, asked]);
  return createHash('sha256').update(about).digest('base64');
}
