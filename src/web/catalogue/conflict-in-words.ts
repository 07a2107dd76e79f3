import { type ProcedureDetailDto } from '../../catalogue/procedure/procedure-answer.dto.js';
import { conflict, Problem } from '../../platform/problem.js';
import { type Names } from './catalogue-names.js';
import { valueInWords } from './value-words.js';

type Fields = Record<string, unknown>;

/** Whether somebody else was first. */
export function isConflict(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'conflict';
}

/**
 * The same conflict with both versions in words. Null where what was wanted is so already: a button pressed twice
 * finds its own change there, and that is no conflict.
 */
export function conflictInWords(
  { particulars }: Problem,
  present: ProcedureDetailDto,
  names: Names,
): Problem | null {
  const wanted = ((particulars.extensions ?? {}).yours ?? {}) as Fields;
  const fields = Object.keys(wanted).filter((field) => field !== 'version');
  const now: Fields = { ...present, reason: present.retiredReason };
  const inWords = (values: Fields) =>
    Object.fromEntries(fields.map((field) => [field, valueInWords(field, values[field], names)]));
  const [yours, current] = [inWords(wanted), inWords(now)];
  if (fields.length > 0 && fields.every((field) => yours[field] === current[field])) return null;
  return conflict(`手続「${present.name}」`, yours, { ...current, version: present.version });
}
