import { oneLine } from '../../kernel/clean-text.js';
import { plainCode } from '../../kernel/code.js';
import { type BoundedText } from '../database/labelled.js';
import { CellError } from './cell-errors.js';
import { type CellPlace, cellReader, type CellReader } from './columns.js';

/** Reads a cell of text as it stands, at most `longest` characters. @throws CellError for a longer one. */
export function optionalText(longest: number): CellReader<string | null> & ((text: string) => string | null) {
  return cellReader({ rule: `${longest}文字以内。` }, (text: string) => {
    if ([...text].length > longest) throw new CellError(`${longest}文字以内で入力してください。`);
    return text === '' ? null : text;
  });
}

/** The same, on one line, for a cell that may not be blank. */
export function requiredText(longest: number): CellReader<string> {
  const read = optionalText(longest);
  return cellReader({ rule: `${longest}文字以内の1行。` }, (text: string, { column }: CellPlace) => {
    const value = read(oneLine(text));
    if (value === null) throw new CellError(`${column}が空欄です。入力してください。`);
    return value;
  });
}

/** Reads a code in its one spelling, see `plainCode`. */
export function requiredCode(longest: number): CellReader<string> {
  const read = requiredText(longest);
  return cellReader(
    { rule: `${longest}文字以内のコード。全角と半角、大文字と小文字は区別しません。` },
    (text: string, cell: CellPlace) => read(plainCode(text), cell),
  );
}

/** The column of a text of an entity that may be blank. */
export function textColumn({ what, longest }: BoundedText) {
  return { name: what, read: optionalText(longest) };
}
