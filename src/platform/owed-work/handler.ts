import { type TenantContext } from '../database/context.js';
import { type Transaction } from '../database/transaction.js';
import { type OwedRequest } from './owed-request.js';

/** Says how far a piece of work has come; visible to others at once. */
export type ReportProgress = (step: number, of: number, message: string) => Promise<void>;

/**
 * How one kind of owed work is done. `compute` sees one unchanging view of the data and may take its time;
 * `write` runs in a short transaction that is rolled back whole where a newer computation came first.
 */
export interface OwedHandler<Result> {
  compute(tx: Transaction, key: string, progress: ReportProgress, request: OwedRequest): Promise<Result>;
  /** @throws Outdated where the result cannot be written any more: it is then worked out again */
  write(
    tx: Transaction,
    key: string,
    result: Result,
    requested: number,
    progress: ReportProgress,
  ): Promise<void>;
  /** Runs after the commit, for what must not hold the transaction open. */
  after?(context: TenantContext, key: string): Promise<void>;
  /**
   * For work that must come to an end one way or the other: writes down that it is given up, because it has failed
   * again and again for a reason of its own. Without it the work is retried without end.
   */
  giveUp?(tx: Transaction, key: string, reason: string): Promise<void>;
}

/** Thrown by a `write` whose result builds upon something that has been replaced since. */
export class Outdated extends Error {
  /** `what`: the key of the work, such as a period. */
  constructor(what: string) {
    super(`what the result for ${what} was worked out from has changed since: it is to be worked out again`);
  }
}
