/** The form of the rows by which digests are made now. */
export const DIGEST_FORM = 2;

/** A part that a digest is made over. */
export type DigestPart = 'snapshot' | 'figures' | 'procedures' | 'items';

/**
 * What each form added to the one before. A digest names its form, so that of a revision closed earlier stays true:
 * it is worked out again without what was added since. A new column of a row is a new form with the column in it.
 */
const FIELDS_ADDED: Record<number, Partial<Record<DigestPart, readonly string[]>>> = {
  2: { snapshot: ['monthRevisions'], procedures: ['mergedParts'] },
};

/** The fields of a part that a digest of this form does not know. */
export function fieldsUnknownTo(form: number, part: DigestPart): readonly string[] {
  return Object.entries(FIELDS_ADDED).flatMap(([added, parts]) =>
    Number(added) > form ? (parts[part] ?? []) : [],
  );
}
