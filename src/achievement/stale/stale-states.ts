/** What the computation that figures wait for is at. */
export const STALE_STATES = ['waiting', 'closing', 'failing', 'set-aside'] as const;

export type StaleState = (typeof STALE_STATES)[number];
