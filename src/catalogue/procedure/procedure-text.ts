/** The longest texts a procedure takes, in characters. */
export const LONGEST_CODE = 50;
export const LONGEST_NAME = 300;
export const LONGEST_TEXT = 4000;
