import { InvalidInput } from './invalid-input.js';
import { normalise } from './text.js';

/** A closed set of choices: the key kept in the database and its Japanese word, both ways. */
export interface WordList<Key extends string> {
  keys: readonly Key[];
  names: Readonly<Record<Key, string>>;
  /** The key meant by a word, in any width and case; also by an alias. @throws InvalidInput naming the words there are. */
  read(text: string): Key;
}

/**
 * Makes a word list. `what` names the field in Japanese for the message; `aliases` are further words a key is
 * known by.
 */
export function wordList<Key extends string>(
  what: string,
  names: Readonly<Record<Key, string>>,
  aliases: Readonly<Record<string, NoInfer<Key>>> = {},
): WordList<Key> {
  const keys = Object.keys(names) as Key[];
  const known = new Map<string, Key>([
    ...keys.map((key): [string, Key] => [spelling(names[key]), key]),
    ...Object.entries(aliases).map(([word, key]): [string, Key] => [spelling(word), key]),
  ]);
  return {
    keys,
    names,
    read(text) {
      const key = known.get(text) ?? known.get(spelling(text));
      if (key !== undefined) return key;
      const words = keys.map((one) => names[one]).join('、');
      throw new InvalidInput(
        `${what}「${text}」は使えません。次のいずれかで入力してください: ${words}。`,
        text,
      );
    },
  };
}

function spelling(word: string): string {
  return normalise(word).toLowerCase().replaceAll(' ', '');
}
