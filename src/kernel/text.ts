/**
 * Text as it is compared and read from files: compatibility forms folded (NFKC: full-width letters and digits,
 * half-width kana, `／`, `（`), trimmed, runs of white space made one blank. Do not store a person's or a
 * procedure's name in this form: NFKC also replaces compatibility ideographs.
 */
export function normalise(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/**
 * The key under which text is searched, so that any part of a Japanese name or reading finds it however it is
 * typed: `normalise`, lower case, hiragana as katakana, no blanks, one kind of dash (the long-vowel mark and the
 * wave dash too: people type `データ` as `デ－タ`), of bracket and of middle dot. Key both sides; `''` finds all.
 */
export function searchKey(text: string): string {
  return hiraganaToKatakana(normalise(text).toLowerCase())
    .replaceAll(' ', '')
    .replace(/[-‐‑‒–—―−─ー〜~]/g, 'ー')
    .replace(/[〔【「『[〈《<{]/g, '(')
    .replace(/[〕】」』\]〉》>}]/g, ')')
    .replace(/[・·•]/g, '・');
}

/** For sorting keys and codes, by their code units: negative when `a` comes first, 0 when equal. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Hiragana as katakana, so that either finds the other: `としょかん` → `トショカン`. Other characters stay. */
export function hiraganaToKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );
}
