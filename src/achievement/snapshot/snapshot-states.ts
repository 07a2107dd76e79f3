/** 速報値 or 確定値. */
export const SNAPSHOT_STATES = ['provisional', 'final'] as const;

export type SnapshotState = (typeof SNAPSHOT_STATES)[number];
