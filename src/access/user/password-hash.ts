import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the least cost OWASP recommends (19 MiB, two passes, one lane). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let dummy: Promise<string> | undefined;

/** What is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * Whether the password is the one of the hash. Without a hash (no such user, no password yet, disabled) it takes as
 * long and says no, so that the time of the answer tells nobody who exists.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await dummy), password.normalize('NFKC'));
  return matches && stored !== null;
}
