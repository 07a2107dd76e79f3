import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exact, formatDecimal, parseDecimal } from './exact.js';

describe('a decimal', () => {
  it.each([
    ['71.7', 1, '71.7'],
    ['70', 1, '70.0'],
    ['-3.25', 2, '-3.25'],
    ['0', 0, '0'],
  ])('%s with %i decimals is shown as %s', (text, decimals, shown) => {
    expect(formatDecimal(parseDecimal(text, decimals), decimals)).toBe(shown);
  });

  it.each(['', '７０', '1,000', '71.75', '1e3', '.5', '5.', '--1'])('is not read from 「%s」', (text) => {
    expect(() => parseDecimal(text, 1)).toThrow('小数第1位までの数');
  });

  it('comes out as it went in, whatever its size and decimals', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.integer({ min: 0, max: 6 }), (top, decimals) => {
        const text = formatDecimal(exact(top, 10n ** BigInt(decimals)), decimals);
        expect(formatDecimal(parseDecimal(text, decimals), decimals)).toBe(text);
        expect(BigInt(text.replace('.', ''))).toBe(top);
      }),
    );
  });

  it('is rounded half away from zero and never shown as minus nothing', () => {
    expect(formatDecimal(exact(5n, 100n), 1)).toBe('0.1');
    expect(formatDecimal(exact(-5n, 100n), 1)).toBe('-0.1');
    expect(formatDecimal(exact(-4n, 100n), 1)).toBe('0.0');
  });
});
