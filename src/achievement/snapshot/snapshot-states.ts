/** 速報値 or 確定値. */

export type SnapshotState = 'provisional' | 'final';
