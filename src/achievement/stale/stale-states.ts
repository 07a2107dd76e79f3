/** What the computation that figures wait for is at. */

export type StaleState = 'waiting' | 'closing' | 'failing' | 'set-aside';
