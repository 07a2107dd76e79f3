import { InvalidInput } from '../../kernel/invalid-input.js';
import { type Fault, Problem } from '../../platform/problem.js';

/** Names of fields by the codes of refusals. */
export type Refusals = Readonly<Record<string, string>>;

/** The refusal, where it is by one of these codes. Anything else is thrown on. */
export function refusalIn(error: unknown, ...codes: readonly string[]): Problem {
  if (error instanceof Problem && codes.includes(error.code)) return error;
  throw error;
}

/**
 * What is wrong with a form, to show it again with its faults. Anything but a refused input is thrown on. `refusals`
 * are those that are about a field, by their code.
 */
export function faultsIn(error: unknown, refusals: Refusals = {}): readonly Fault[] {
  if (error instanceof InvalidInput) return [{ where: '', message: error.message }];
  if (!(error instanceof Problem)) throw error;
  const field = refusals[error.code];
  if (field !== undefined) return [{ where: field, message: error.message }];
  if (error.status !== 422) throw error;
  return error.particulars.errors ?? [{ where: '', message: error.message }];
}
