import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;

/** What changed from one state of a thing to the next: only the fields that differ, both ways. */
export interface Change {
  before: Fields;
  after: Fields;
}

/** The fields that differ; null where nothing does. A missing field counts as null. */
export function changesBetween(before: object, after: object): Change | null {
  const old = before as Fields;
  const now = after as Fields;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => !isDeepStrictEqual(old[name] ?? null, now[name] ?? null),
  );
  if (names.length === 0) return null;
  const pick = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: pick(old), after: pick(now) };
}
