import { describe, expect, it } from '@jest/globals';
import { completenessInWords, partsInWords, signed, withMinus } from './figure-words.js';

describe('a figure in words', () => {
  it('shows the direction of a difference by its sign', () => {
    expect(['2.1', '-0.2', '0.0', '-1,200'].map(signed)).toEqual(['+2.1', '−0.2', '±0.0', '−1,200']);
  });

  it('prints a minus as a minus, and leaves other values as they are', () => {
    expect(['-4.6', '4.6'].map(withMinus)).toEqual(['−4.6', '4.6']);
  });

  it('tells a part of a whole, and does not make up what is not known', () => {
    expect(partsInWords(1036, 1048)).toBe('1,036 / 1,048');
    expect(partsInWords(null, 48)).toBe('― / 48');
    expect(completenessInWords({ reported: 45, expected: 48 })).toBe('45 / 48');
  });
});
