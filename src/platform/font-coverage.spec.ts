import { describe, expect, it } from '@jest/globals';
import { coverageOf, fontCoverage } from './font-coverage.js';

describe('the font shipped with us', () => {
  const covers = fontCoverage('400Regular');

  it.each([...'住民票ｶﾞ𠮷𩸽髙﨑㈱①々〻㋿é〓〔〕→✓'])('has 「%s」', (sign) => {
    expect(covers(sign.codePointAt(0) ?? 0)).toBe(true);
  });

  it.each([0x0000, 0x0645, 0x2705, 0xac00, 0xe000, 0xfffe, 0x1f9_84, 0x10ffff])(
    'has no U+%i',
    (codePoint) => {
      expect(covers(codePoint)).toBe(false);
    },
  );

  it('has the same signs in both weights', () => {
    const bold = fontCoverage('700Bold');
    const differing = Array.from({ length: 0x110000 }, (_, at) => at).filter((at) => covers(at) !== bold(at));
    expect(differing).toEqual([]);
  });
});

describe('a file that is no font', () => {
  it('is refused', () => {
    expect(() => coverageOf(Buffer.alloc(64))).toThrow('no table cmap');
  });
});
