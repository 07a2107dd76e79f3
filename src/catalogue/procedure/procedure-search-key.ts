import { searchKey } from '../../kernel/text.js';

interface Searchable {
  name: string;
  kana: string | null;
  code: string;
}

/**
 * What a procedure is found by: the keys of name, reading and code, in this order, parted by one blank each. A
 * key holds no blank itself, so a search never runs across two of them. No reading leaves two blanks in a row.
 */
export function procedureSearchKey({ name, kana, code }: Searchable): string {
  return `${searchKey(name)} ${searchKey(kana ?? '')} ${searchKey(code)}`;
}
