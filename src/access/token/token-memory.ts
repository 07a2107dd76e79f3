import { type PresentedToken } from './token.repository.js';

/** A token as it was when it was admitted. */
export interface AdmittedToken extends PresentedToken {
  municipality: string;
}

/** Of how many tokens a process remembers whose they were. */
const MOST = 1_000;

/** The tokens admitted last, by their hash. What is remembered opens nothing without a proof. */
export class TokenMemory {
  private readonly known = new Map<string, AdmittedToken>();

  of(hash: string): AdmittedToken | undefined {
    return this.known.get(hash);
  }

  remember(hash: string, token: AdmittedToken): void {
    this.known.delete(hash);
    this.known.set(hash, token);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
  }
}
