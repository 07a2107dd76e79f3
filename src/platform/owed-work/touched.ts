/** The rows that a change touched, by the kind of row: their ids. */
export type Touched = Readonly<Record<string, readonly string[]>>;

/** A number of requests that were counted up together, and what they touched. */
export interface TouchedSince {
  /** The number of the last of them. */
  upTo: number;
  requests: number;
  touched: Touched;
}

/** Beyond this many ids everything is looked at, which then costs no more. */
export const MOST_TOUCHED = 1_000;

/** All that several changes touched; null where one of them did not say, or where it is too much to be named. */
export function touchedTogether(changes: readonly (Touched | null)[]): Touched | null {
  const together: Record<string, Set<string>> = {};
  for (const change of changes) {
    if (change === null) return null;
    for (const [kind, ids] of Object.entries(change)) {
      const all = (together[kind] ??= new Set());
      for (const id of ids) all.add(id);
    }
  }
  const kinds = Object.entries(together).map(([kind, ids]) => [kind, [...ids].sort()] as const);
  if (kinds.reduce((sum, [, ids]) => sum + ids.length, 0) > MOST_TOUCHED) return null;
  return Object.fromEntries(kinds);
}

/**
 * What the requests after `done` up to `requested` touched; null where one of them did not say: a request that is
 * counted in none of the entries means everything.
 */
export function touchedBetween(
  done: number,
  requested: number,
  entries: readonly TouchedSince[],
): Touched | null {
  const since = entries.filter(({ upTo }) => upTo > done && upTo <= requested);
  const named = since.reduce((sum, { requests }) => sum + requests, 0);
  return named === requested - done ? touchedTogether(since.map(({ touched }) => touched)) : null;
}
