import { InvalidInput } from '../../kernel/invalid-input.js';
import { conflict, type Fault } from '../../platform/problem.js';
import { isConflict } from '../catalogue/conflict-in-words.js';
import { faultsIn } from '../http/faults-in.js';

/** What a form says and what stands there now, in the words of the screen, by the field. */
export interface Told {
  what: string;
  yours: Readonly<Record<string, string>>;
  current: Readonly<Record<string, string>>;
  version: number;
}

/**
 * The faults to show at a form's fields where a service refused it. Null where what was wanted is so already: a
 * button pressed twice finds its own change there, and that is no conflict.
 * Without `told`, of what is new, there is nothing to conflict with.
 * @throws Problem 409 with both versions in words; anything else that is no fault of the input
 */
export async function refusal(error: unknown, told?: () => Promise<Told>): Promise<readonly Fault[] | null> {
  if (error instanceof InvalidInput) return [{ where: '', message: error.message }];
  if (!isConflict(error) || !told) return faultsIn(error);
  const { what, yours, current, version } = await told();
  if (Object.entries(yours).every(([field, text]) => current[field] === text)) return null;
  throw conflict(what, yours, { ...current, version });
}

/** The status of a form's page. */
export function statusOf(faults: readonly Fault[]): number {
  return faults.length === 0 ? 200 : 422;
}
