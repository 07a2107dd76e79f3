export type ImportState = 'waiting' | 'applied' | 'refused' | 'dropped';
