import { hash, verify } from '@node-rs/argon2';
import { Turns } from '../../platform/turns.js';
import { isTooLongToBePassword } from './password-rule.js';

/** Argon2id with the least cost OWASP recommends (19 MiB, two passes, one lane). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing fills a core and 19 MiB each: so many at once, so many more waiting for their turn. */
const turns = new Turns(2, 60);

let dummy: Promise<string> | undefined;

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return turns.take(() => hash(password.normalize('NFKC'), COST));
}

/**
 * Whether the password is the one of the hash. Without a hash (no such user, no password yet, disabled) it takes as
 * long and says no, so that the time of the answer tells nobody who exists. What is too long to be a password is not
 * looked at. @throws Problem 503 where too many are waiting
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  if (isTooLongToBePassword(password)) return false;
  const known = stored ?? (await (dummy ??= hashPassword('nobody has this password')));
  const matches = await turns.take(() => verify(known, password.normalize('NFKC')));
  return matches && stored !== null;
}
