import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, oneLine, removedInWords } from './clean-text.js';

describe('a text that is taken in', () => {
  it.each([
    ['zero-width space', '10\u200B2', '102', ['U+200B']],
    ['byte order mark', '\uFEFF住民票', '住民票', ['U+FEFF']],
    ['word joiner, soft hyphen', '住\u2060民\u00AD票', '住民票', ['U+2060', 'U+00AD']],
    ['direction', '\u202Eabc\u202C\u2066d\u2069\u200F', 'abcd', ['U+202E', 'U+202C', 'U+2066']],
    ['tag characters', 'a\u{E0041}b', 'ab', ['U+E0041']],
    ['controls', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Bf', 'abcdef', ['U+0000', 'U+0007', 'U+009B']],
    ['no characters', 'a\uFFFEb\uFFFFc\uFDD0', 'abc', ['U+FFFE']],
    ['half a surrogate pair', 'a\uD83Db\uDE00', 'ab', ['U+D83D', 'U+DE00']],
    ['Hangul filler', 'a\u3164', 'a', ['U+3164']],
    ['a selector after nothing it varies', 'a\uFE0F', 'a', ['U+FE0F']],
    ['a joiner between letters', 'a\u200Db', 'ab', ['U+200D']],
  ])('loses its %s and says so', (_, typed, stored, removedText) => {
    const { text, removed } = cleanText(typed);
    expect(text).toBe(stored);
    for (const name of removedText) expect(removedInWords(removed)).toContain(name);
  });

  it.each([
    ['variant of a kanji', '葛\u{E0100}城'],
    ['variant of a compatibility kanji', '神\uFE00'],
    ['kanji beyond the BMP', '𠮷野家𩸽'],
    ['vendor kanji', '髙﨑㈱①々〻〆'],
    ['emoji of several signs', '👨‍👩‍👧と👩🏽‍💻と❤️と☎️と1️⃣'],
    ['half-width kana', 'ｶﾞｷﾞ'],
    ['letters with marks', 'e\u0301 か\u3099'],
    ['other scripts', 'مرحبا שלום 한글 नमस्ते'],
    ['private characters', '\uE000\u{F0000}'],
    ['tabs and lines', 'a\tb\nc'],
    ['blanks of any width', 'a\u3000b\u00A0c\u2009d'],
  ])('keeps a %s', (_, typed) => expect(cleanText(typed)).toEqual({ text: typed, removed: [] }));

  it('has one kind of line end', () => {
    const typed = 'a\r\nb\rc\u000Bd\u0085e\u2028f\u2029g';
    expect(cleanText(typed)).toEqual({ text: 'a\nb\nc\nd\ne\nf\ng', removed: [] });
  });

  it('is clean once it has been cleaned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const once = cleanText(typed).text;
        expect(cleanText(once)).toEqual({ text: once, removed: [] });
        expect(once).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('is put on one line where there is only one', () => {
    expect(oneLine('住民票\n の\t写し\n\n')).toBe('住民票 の 写し ');
  });
});

describe('what was taken out', () => {
  it('is counted and named', () => {
    expect(removedInWords([0x200b, 0x200b, 0xfeff])).toBe(
      '見えない文字を3つ取り除きました（U+200B、U+FEFF）。',
    );
    expect(removedInWords([])).toBe('');
    expect(removedInWords([1, 2, 3, 4, 5, 6])).toContain('など');
  });
});
