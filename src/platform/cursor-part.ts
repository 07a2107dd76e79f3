import { isDate } from '../kernel/date.js';

/** What a part of a cursor is: the type its column is compared as. */
export type CursorPart = 'text' | 'integer' | 'bigint' | 'number' | 'uuid' | 'date' | 'instant';

const LONGEST_TEXT = 1_000;
const [INTEGER, NUMBER] = [/^-?\d{1,9}$/, /^-?\d{1,9}(?:\.\d{1,20})?(?:e-?\d{1,2})?$/];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d{1,6})?(?:Z|[+-]\d{2}(?::?[0-5]\d)?)$/;

const CHECKS: Record<CursorPart, (text: string) => boolean> = {
  text: (text) => text.length <= LONGEST_TEXT && !/[\0\p{Cs}]/u.test(text),
  integer: (text) => INTEGER.test(text),
  bigint: (text) => /^\d{1,15}$/.test(text),
  number: (text) => NUMBER.test(text),
  uuid: (text) => UUID.test(text),
  date: isDate,
  instant: (text) => isDate(INSTANT.exec(text)?.[1] ?? ''),
};

/** Whether a value out of a cursor can be compared as what it is to be. */
export function isCursorPart(value: unknown, part: CursorPart): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && CHECKS[part](String(value));
}
