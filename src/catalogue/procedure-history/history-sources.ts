import { SOURCES } from '../../access/context.js';

/** How a change came in; `report` where an accepted monthly report says so. */
export const HISTORY_SOURCES = [...SOURCES, 'report'] as const;

export type HistorySource = (typeof HISTORY_SOURCES)[number];
