import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../../platform/problem.js';

/** Argon2id with the least cost OWASP recommends (19 MiB, two passes, one lane). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** So many are worked out at once, on threads that files and names of hosts are waited for on too. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 100;

/** Longer texts are nobody's password and are not even normalised. */
export const LONGEST_TYPED = 1_024;

let dummy: Promise<string> | undefined;
let running = 0;
const waiting: (() => void)[] = [];

/** What is stored of a password. @throws Problem 503 where too many are being checked */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

/**
 * Whether the password is the one of the hash. Without a hash (no such user, no password yet, disabled) it takes as
 * long and says no, so that the time of the answer tells nobody who exists. `first` goes before whoever waits.
 * @throws Problem 503 where too many are being checked
 */
export async function isPassword(
  stored: string | null,
  password: string,
  { first = false } = {},
): Promise<boolean> {
  dummy ??= hash('nobody has this password', COST);
  const known = stored ?? (await dummy);
  const typed = password.length > LONGEST_TYPED ? '' : password.normalize('NFKC');
  const matches = await inTurn(() => verify(known, typed), first);
  return matches && stored !== null;
}

async function inTurn<Result>(work: () => Promise<Result>, first = false): Promise<Result> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING && !first) throw busy();
    await new Promise<void>((turn) => (first ? waiting.unshift(turn) : waiting.push(turn)));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function busy(): Problem {
  return new Problem(503, 'sign-in-busy', 'ただいまサインインが混み合っています。', {
    detail: '10秒ほど待ってから、もう一度お試しください。',
    extensions: { retryAfterSeconds: 10 },
  });
}
