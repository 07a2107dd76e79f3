import { type Snapshot } from '../achievement/snapshot/snapshot.js';
import { type Month } from '../kernel/month.js';
import { type MonthSnapshot } from '../targets/month-snapshot.reader.js';

/**
 * The revisions a report may mention beside its own, one a month, oldest first, its own last. A final one knows only
 * what was final when it was closed, so that a later correction of an earlier month does not alter it; a provisional
 * one takes the newest final revision of every month, of one never closed the one worked out. No revisions give its own
 * alone.
 */
export function knownTo(own: MonthSnapshot, stored: readonly MonthSnapshot[]): MonthSnapshot[] {
  const newest = new Map<Month, MonthSnapshot>();
  for (const one of stored) {
    const { month, snapshot } = one;
    if (month >= own.month || !isKnown(own.snapshot, snapshot)) continue;
    const found = newest.get(month);
    if (!found || isNewer(snapshot, found.snapshot)) newest.set(month, one);
  }
  return [...[...newest.values()].sort((a, b) => (a.month < b.month ? -1 : 1)), own];
}

/** A revision of a month among the stored ones, by default as readers see it; undefined where there is none. */
export function ownOf(
  month: Month,
  stored: readonly MonthSnapshot[],
  revision?: number,
): MonthSnapshot | undefined {
  return stored
    .filter((one) => one.month === month && (revision ?? one.snapshot.revision) === one.snapshot.revision)
    .reduce<MonthSnapshot | undefined>(
      (found, one) => (found && !isNewer(one.snapshot, found.snapshot) ? found : one),
      undefined,
    );
}

function isKnown(own: Snapshot, { state, computedAt }: Snapshot): boolean {
  return own.state === 'provisional' || (state === 'final' && computedAt <= own.computedAt);
}

/** Readers see the final revision while a correction is under way. */
function isNewer(one: Snapshot, other: Snapshot): boolean {
  return one.state === other.state ? one.revision > other.revision : one.state === 'final';
}
