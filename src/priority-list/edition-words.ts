/** The fields by which an item is compared. */
export const COMPARED_FIELDS = ['number', 'name', 'groupName', 'handler', 'tags', 'verification'] as const;

export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** Who handles an item by law or practice. */
export const HANDLERS = ['both', 'prefecture', 'municipality'] as const;

export type Handler = (typeof HANDLERS)[number];

/** Whether the item's name was checked against a second official source. */
export const VERIFICATIONS = ['verified', 'unverified'] as const;

export type Verification = (typeof VERIFICATIONS)[number];
