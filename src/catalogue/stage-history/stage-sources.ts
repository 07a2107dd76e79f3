/** Where a stage in the history comes from. */
export const STAGE_SOURCES = ['catalogue', 'import', 'report'] as const;

export type StageSource = (typeof STAGE_SOURCES)[number];
