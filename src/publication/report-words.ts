import { type SnapshotState } from '../achievement/snapshot/snapshot-states.js';

export const STATE_WORDS: Record<SnapshotState, string> = { provisional: '速報', final: '確定' };

/** The same beside what was planned and what is foreseen. */
export const PERIOD_STATE_WORDS = { ...STATE_WORDS, plan: '計画', forecast: '見込' };
