import { hash, verify } from '@node-rs/argon2';
import { Turns } from '../../platform/turns.js';

/** Argon2id with the least cost OWASP recommends (19 MiB, two passes, one lane). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing fills a core and 19 MiB each: so many at once, so many more waiting for their turn. */
const turns = new Turns(2, 100);

/** Longer texts are nobody's password and are not even normalised. */
export const LONGEST_TYPED = 1_024;

let dummy: Promise<string> | undefined;

/** What is stored of a password. @throws Problem 503 where too many are being checked */
export function hashPassword(password: string): Promise<string> {
  return turns.take(() => hash(password.normalize('NFKC'), COST));
}

/**
 * Whether the password is the one of the hash. Without a hash (no such user, no password yet, disabled) it takes as
 * long and says no, so that the response time does not reveal which logins exist. `first` goes before those waiting.
 * @throws Problem 503 where too many are being checked
 */
export async function isPassword(
  stored: string | null,
  password: string,
  { first = false } = {},
): Promise<boolean> {
  dummy ??= hash('nobody has this password', COST);
  const known = stored ?? (await dummy);
  const normalised = password.length > LONGEST_TYPED ? '' : password.normalize('NFKC');
  const matches = await turns.take(() => verify(known, normalised), { first });
  return matches && stored !== null;
}
