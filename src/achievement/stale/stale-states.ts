/** The state of the computation that figures wait for. */
export const STALE_STATES = ['waiting', 'closing', 'failing', 'set-aside'] as const;

export type StaleState = (typeof STALE_STATES)[number];
