const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 15;

/** Failures that cost no wait: of a known device, or of one address that is none. */
const FREE_ATTEMPTS = 5;

/** Failures of all strangers together that cost no wait. Of one address no more than its own free ones count. */
const FREE_ATTEMPTS_OF_STRANGERS = 20;

/** Failures count against the next attempt for a day. */
export const ATTEMPT_WINDOW_MS = 24 * 60 * MINUTE_MS;

/** Failures for one login, summed up by where they came from; `device` is null for devices nobody knows. */
export interface FailureGroup {
  address: string;
  device: string | null;
  failures: number;
  last: Date;
}

/** Where an attempt comes from. */
export interface Attempter {
  address: string;
  /** Hash of the secret of a device on which this login's user has signed in before. */
  device: string | null;
}

/** How long to wait after so many failures: none while they are free, then 1, 2, 4, 8 minutes and at most 15. */
export function waitAfter(failures: number, free: number): number {
  if (failures < free) return 0;
  return Math.min(2 ** Math.min(failures - free, 10), LONGEST_WAIT_MINUTES) * MINUTE_MS;
}

/**
 * How many milliseconds an attempt has to wait. A known device waits for its own failures alone, so nobody else can
 * lock its user out. Others wait for those from their address, and for those of all strangers together.
 */
export function signInDelay(
  groups: readonly FailureGroup[],
  { address, device }: Attempter,
  now: Date,
): number {
  if (device !== null)
    return remainingWait(
      groups.filter((group) => group.device === device),
      FREE_ATTEMPTS,
      now,
    );
  const strangers = groups.filter((group) => group.device === null);
  const mine = strangers.filter((group) => group.address === address);
  const cappedGroups = strangers.map((group) => ({
    ...group,
    failures: Math.min(group.failures, FREE_ATTEMPTS),
  }));
  return Math.max(
    remainingWait(mine, FREE_ATTEMPTS, now),
    remainingWait(cappedGroups, FREE_ATTEMPTS_OF_STRANGERS, now),
  );
}

/** The groups as they are after one more failure. */
export function withFailure(
  groups: readonly FailureGroup[],
  { address, device }: Attempter,
  at: Date,
): FailureGroup[] {
  const same = (group: FailureGroup) =>
    group.device === device && (device !== null || group.address === address);
  const failures = groups.filter(same).reduce((sum, group) => sum + group.failures, 1);
  return [...groups.filter((group) => !same(group)), { address, device, failures, last: at }];
}

function remainingWait(groups: readonly FailureGroup[], free: number, now: Date): number {
  const failures = groups.reduce((sum, group) => sum + group.failures, 0);
  const last = Math.max(0, ...groups.map((group) => group.last.getTime()));
  return Math.max(0, last + waitAfter(failures, free) - now.getTime());
}

/** The wait as people read it: 「あと3分」, whole minutes, rounded up. */
export function waitInWords(milliseconds: number): string {
  return `あと${Math.max(1, Math.ceil(milliseconds / MINUTE_MS))}分`;
}
