/**
 * The whole payload of a job: which row of owed work to look at. Ids only; what is to be done is read from
 * PostgreSQL.
 */
export type Nudge = { municipality: string; kind: string; key: string };

/**
 * The id under which nudges for the same row of owed work are merged. Unambiguous, and free of `:`, which BullMQ
 * uses to separate the parts of its keys.
 */
export function deduplicationId(nudge: Nudge): string {
  return [nudge.municipality, nudge.kind, nudge.key].map(encodeURIComponent).join('|');
}
