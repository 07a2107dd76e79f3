import { isDeepStrictEqual } from 'node:util';
import { type AuditEntry } from './audit.repository.js';

type Fields = Record<string, unknown>;

/** The record of an action such as `procedure.edit`; its subject is of the kind before the dot unless named. */
export function auditEntry(
  action: string,
  subjectId: string,
  change: Pick<AuditEntry, 'before' | 'after'> | null = null,
  subjectKind = action.slice(0, action.indexOf('.')),
): AuditEntry {
  return { action, subjectKind, subjectId, ...change };
}

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
