/**
 * Text as it is compared and read from files: compatibility forms folded (NFKC: full-width letters and digits,
 * half-width kana, `／`, `（`), trimmed, runs of white space made one blank. Do not store a person's or a
 * procedure's name in this form: NFKC also replaces compatibility ideographs.
 */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Characters that a search does not tell apart, each with the one that stands for them. */
const SEARCHED_ALIKE: readonly (readonly [alike: string, as: string])[] = [
  ['-‐‑‒–—―−─ー〜~', 'ー'],
  ['〔【「『[〈《<{', '('],
  ['〕】」』]〉》>}', ')'],
  ['・·•', '・'],
];
const ALIKE_AS = new Map(
  SEARCHED_ALIKE.flatMap(([alike, as]) => [...alike].map((one) => [one, as] as const)),
);
const ALIKE = new RegExp(
  `[${[...ALIKE_AS.keys()].map((one) => `\\u{${one.codePointAt(0)!.toString(16)}}`).join('')}]`,
  'gu',
);
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g;
/** What is left of white space once compatibility forms are folded. */
const BLANKS = ' \t\n\v\f\r\u1680\u2028\u2029\ufeff';

/**
 * The same key for whoever takes it elsewhere: after NFKC and lower case each character of `from` becomes the one at
 * its place in `to`; those beyond its end are left out.
 */
export const SEARCH_FOLDS: Readonly<Record<'from' | 'to', string>> = searchFolds();

function searchFolds(): { from: string; to: string } {
  const kana = Array.from({ length: 0x309e - 0x3040 }, (_, at) => String.fromCharCode(0x3041 + at));
  const folded = [...kana, ...ALIKE_AS.keys()]
    .map((one) => [one, ALIKE_AS.get(one) ?? hiraganaToKatakana(one)] as const)
    .filter(([one, as]) => one !== as);
  return { from: folded.map(([one]) => one).join('') + BLANKS, to: folded.map(([, as]) => as).join('') };
}

/**
 * The key under which text is searched, so that any part of a Japanese name or reading finds it however it is
 * typed: `normalise`, lower case, hiragana as katakana, no blanks, one kind of dash (the long-vowel mark and the
 * wave dash too: people type `データ` as `デ－タ`), of bracket and of middle dot. Key both sides; `''` finds all.
 */
export function searchKey(text: string): string {
  return hiraganaToKatakana(normalise(text).toLowerCase())
    .replaceAll(' ', '')
    .replace(ALIKE, (character) => ALIKE_AS.get(character) ?? character);
}

/** The keys of the words of a search, all of which must occur. Blank input gives none: it finds everything. */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/\s+/)
    .map(searchKey)
    .filter((word) => word !== '');
}

/** Whether every word of a search, as a key, occurs in one of the texts; no words occur in all. */
export function hasWords(words: readonly string[], texts: readonly string[]): boolean {
  const keys = texts.map(searchKey);
  return words.every((word) => keys.some((key) => key.includes(word)));
}

/** For sorting keys and codes, by their code units: negative when `a` comes first, 0 when equal. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Hiragana as katakana, so that either finds the other: `としょかん` → `トショカン`. Other characters stay. */
export function hiraganaToKatakana(text: string): string {
  return text.replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
