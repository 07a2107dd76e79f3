import { plainCode } from '../../kernel/code.js';

/** What is said of a field whose value is none of those it may have. */
export const oneOf = (what: string) => ({ message: `${what}の指定が正しくありません。` });

/** `a,b` of an address as `['a', 'b']`; a field given several times is a list already. */
export const several = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',') : value;

/** A code in its one spelling: files are read in the same way. */
export const codeText = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? plainCode(value) : value;

/** A text without the blanks around it. */
export const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

/** The same; a blank text says nothing and is kept as null. */
export const blankIsNull = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() || null : value;
