/** The way in which reports are divided that are made now. */
export const LAYOUT = 2;
