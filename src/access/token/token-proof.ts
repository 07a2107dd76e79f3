import { isDeepStrictEqual } from 'node:util';
import { type Proof, Unproven } from '../../platform/database/context.js';
import { type Sql } from '../../platform/database/sql.js';
import { type AdmittedToken } from './token-memory.js';
import { type PresentedToken } from './token.repository.js';

/** That a token which was admitted before still opens, and gives the same rights. */
export class TokenProof implements Proof {
  private isHeld = false;

  constructor(
    private readonly known: AdmittedToken,
    readonly statement: Sql,
    /** Why a token opens nothing; null where it opens. */
    private readonly fault: (found: PresentedToken) => string | null,
  ) {}

  get held(): boolean {
    return this.isHeld;
  }

  hold(rows: readonly object[]): void {
    const [found] = rows as readonly PresentedToken[];
    if (!found || this.fault(found) !== null || !isDeepStrictEqual(rightsIn(found), rightsIn(this.known)))
      throw new Unproven();
    this.isHeld = true;
  }
}

/** All that a context takes from a token. */
function rightsIn({ id, label, role, departmentId, sectionHead, scopes }: PresentedToken): object {
  return { id, label, role, departmentId, sectionHead, scopes };
}
