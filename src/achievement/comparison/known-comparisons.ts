import { createHash } from 'node:crypto';
import { RecentlyUsed } from '../../platform/recently-used.js';
import { type ComparedProcedures, type ProceduresQuery } from './compared-procedures.repository.js';

/** So many comparisons a process remembers, of so many rows each at most: some hundreds of kilobytes. */
const [MOST, MOST_ROWS] = [32, 2_000];

/**
 * What procedures were found to say, by the state of the rows on both sides. The states are read anew whenever somebody
 * asks: an answer is that of the rows as they are.
 */
export class KnownComparisons {
  private readonly known = new RecentlyUsed<ComparedProcedures>(MOST);

  /** The remembered answer, or that of `work`, which is remembered where both sides have a state. */
  async of(
    municipality: string,
    query: ProceduresQuery,
    work: () => Promise<ComparedProcedures>,
  ): Promise<ComparedProcedures> {
    const key = keyOf(municipality, query);
    const known = key === null ? undefined : this.known.get(key);
    if (known) return known;
    const answer = await work();
    if (key !== null && answer.before.length + answer.after.length <= MOST_ROWS) this.known.set(key, answer);
    return answer;
  }
}

function keyOf(municipality: string, { before, after, ...asked }: ProceduresQuery): string | null {
  if (before.state === undefined || after.state === undefined) return null;
  const about = JSON.stringify([municipality, before.state, after.state, asked]);
  return createHash('sha256').update(about).digest('base64');
}
