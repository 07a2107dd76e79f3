export const IMPORT_STATES = ['waiting', 'applied', 'refused', 'dropped'] as const;

export type ImportState = (typeof IMPORT_STATES)[number];
