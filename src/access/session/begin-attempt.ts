import { type Transaction } from '../../platform/database/transaction.js';
import { type Attempter, ATTEMPT_WINDOW_MS, signInDelay, withFailure } from './sign-in-delay.js';
import { type Attempt, type SignInAttemptRepository } from './sign-in-attempt.repository.js';

/** An attempt that counts already, as a failure until it is forgiven. */
export interface BegunAttempt {
  attempt: Attempt;
  attemptId: string;
  /** Whether the next attempt has to wait if this one fails. */
  isLastFree: boolean;
}

/** Counts an attempt before it is made; in milliseconds how long it has to wait instead, where it does. The place is locked already. */
export async function beginAttempt(
  system: Transaction,
  attempts: SignInAttemptRepository,
  place: Pick<Attempt, 'loginHash' | 'kind'>,
  { from, at }: { from: Attempter; at: Date },
): Promise<BegunAttempt | { wait: number }> {
  const since = new Date(at.getTime() - ATTEMPT_WINDOW_MS);
  const groups = await attempts.groups(system, place, since);
  const wait = signInDelay(groups, from, at);
  if (wait > 0) return { wait };
  const attempt = { ...place, ...from, at };
  const attemptId = await attempts.insert(system, attempt, since);
  return { attempt, attemptId, isLastFree: signInDelay(withFailure(groups, from, at), from, at) > 0 };
}
