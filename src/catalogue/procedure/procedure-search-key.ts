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

/** The keys of the words of a search, all of which must occur. Blank input gives none: it finds everything. */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/\s+/)
    .map(searchKey)
    .filter((word) => word !== '');
}

/** A word as the pattern of a LIKE that finds it anywhere; `%`, `_` and `\` stand for themselves. */
export function likeAnywhere(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
