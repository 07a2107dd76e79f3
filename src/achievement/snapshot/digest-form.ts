/** The form of the rows in new digests. */
export const DIGEST_FORM = 2;

/** A part of a revision that a digest covers. */
export type DigestPart = 'snapshot' | 'figures' | 'procedures' | 'items';

/**
 * The fields that each form added. A digest names its form, so the digest of an older revision stays valid: it is
 * recomputed without the fields added since. A new column of a row needs a new form that lists it.
 */
const FIELDS_ADDED: Record<number, Partial<Record<DigestPart, readonly string[]>>> = {
  2: { snapshot: ['monthRevisions'], procedures: ['mergedParts'] },
};

/** The fields of a part that a digest of this form does not cover. */
export function fieldsUnknownTo(form: number, part: DigestPart): readonly string[] {
  return Object.entries(FIELDS_ADDED).flatMap(([added, parts]) =>
    Number(added) > form ? (parts[part] ?? []) : [],
  );
}
