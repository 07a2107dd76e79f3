/** The state of the computation that figures wait for. */
export type StaleState = 'waiting' | 'closing' | 'failing' | 'set-aside';
