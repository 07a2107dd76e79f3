import { oneLine } from '../kernel/clean-text.js';
import { normalise } from '../kernel/text.js';
import { CellError } from '../platform/tabular/cell-errors.js';
import { type CellPlace } from '../platform/tabular/columns.js';

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

/** Reads a code: full-width letters and digits become half-width, so that a code has one spelling only. */
export function requiredCode(longest: number): (text: string, cell: CellPlace) => string {
  const read = requiredText(longest);
  return (text, cell) => read(normalise(text), cell);
}
