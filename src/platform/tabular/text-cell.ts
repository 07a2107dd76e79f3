import { oneLine } from '../../kernel/clean-text.js';
import { plainCode } from '../../kernel/code.js';
import { type BoundedText } from '../database/labelled.js';
import { CellError } from './cell-errors.js';
import { type CellPlace } from './columns.js';

/** Reads a cell of text as it stands, at most `longest` characters. @throws CellError for a longer one. */
export function optionalText(longest: number): (text: string) => string | null {
  return (text) => {
    if ([...text].length > longest) throw new CellError(`${longest}文字以内で入力してください。`);
    return text === '' ? null : text;
  };
}

/** The same, on one line, for a cell that may not be blank. */
export function requiredText(longest: number): (text: string, cell: CellPlace) => string {
  const read = optionalText(longest);
  return (text, { column }) => {
    const value = read(oneLine(text));
    if (value === null) throw new CellError(`${column}が空欄です。入力してください。`);
    return value;
  };
}

/** Reads a code in its one spelling, see `plainCode`. */
export function requiredCode(longest: number): (text: string, cell: CellPlace) => string {
  const read = requiredText(longest);
  return (text, cell) => read(plainCode(text), cell);
}

/** The column of a text of an entity that may be blank. */
export function textColumn({ what, longest }: BoundedText) {
  return { name: what, read: optionalText(longest) };
}
