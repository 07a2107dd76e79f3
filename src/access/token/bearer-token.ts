import { createHash, randomBytes } from 'node:crypto';

const FORM = /^ttz_([0-9]{6})_[A-Za-z0-9_-]{43}$/;

/** A new secret for a municipality: 32 random bytes. The prefix lets a scanner for leaked secrets know it. */
export function newBearerToken(municipality: string): string {
  return `ttz_${municipality}_${randomBytes(32).toString('base64url')}`;
}

/** The municipality a token says it is of; null for a text that is no token of ours. */
export function municipalityOfToken(token: string): string | null {
  return FORM.exec(token)?.[1] ?? null;
}

/**
 * What is stored of a token. One round of SHA-256 is enough: 256 random bits cannot be guessed however fast the
 * hash is; slow hashes are for passwords, which people choose.
 */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
